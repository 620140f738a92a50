package dev.baton.pipeline.load;

import dev.baton.pipeline.load.layout.Layouts;
import dev.baton.pipeline.load.source.Place;
import dev.baton.pipeline.load.source.Wanted;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which files are asked for, and where they are looked for. */
record Request(Wanted wanted, List<Place> places) {
    private static final int MOST = 500;

    /**
     * Throws bad_request for what is no list of names, and for file types that are not declared.
     */
    static Request of(Value.Fields input, Layouts layouts, List<Place> usual) {
        var types = new ArrayList<String>();
        for (var name : names(input, "file_types")) {
            types.add(layouts.of(name.toUpperCase(Locale.ROOT)).fileType());
        }
        var places = names(input, "sources").stream().map(Place::of).toList();
        return new Request(
                Wanted.of(
                        names(input, "counties"),
                        types.isEmpty() ? layouts.fileTypes().stream().sorted().toList() : types),
                places.isEmpty() ? usual : places);
    }

    private static List<String> names(Value.Fields input, String field) {
        return switch (input.at(field)) {
            case Value.Nothing _ -> List.of();
            case Value.Text(var text) -> List.of(name(field, text));
            case Value.Items(var items) when items.size() <= MOST ->
                    items.stream()
                            .map(item ->
                                    item instanceof Value.Text(var text)
                                            ? name(field, text)
                                            : name(field, ""))
                            .distinct()
                            .toList();
            case Value.Items _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Fields _,
                    Value.Ref _,
                    Value.Prose _ ->
                    List.of(name(field, ""));
        };
    }

    private static String name(String field, String text) {
        if (text.isBlank() || text.length() > 2000) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "%s must be a list of at most %d names.".formatted(field, MOST),
                    "For example {\"counties\": [\"DUVAL\"], \"file_types\": [\"NAL\", \"SDF\"]}.");
        }
        return text.strip();
    }
}
