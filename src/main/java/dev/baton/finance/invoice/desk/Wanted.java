package dev.baton.finance.invoice.desk;

import dev.baton.plan.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which documents a step is to read: ids, a folder or files, or whatever was not read yet. */
record Wanted(Optional<String> company, List<String> ids, List<String> places) {
    static Wanted of(Value.Fields input) {
        return new Wanted(
                input.text("company").filter(text -> !text.isBlank()),
                Stream.concat(texts(input.at("document")), texts(input.at("documents"))).toList(),
                Stream.concat(texts(input.at("folder")), texts(input.at("files"))).toList());
    }

    /** Texts, also the ids within objects as reading steps give them. */
    private static Stream<String> texts(Value value) {
        return switch (value) {
            case Value.Text(var text) when !text.isBlank() -> Stream.of(text.strip());
            case Value.Items(var items) -> items.stream().flatMap(Wanted::texts);
            case Value.Fields fields ->
                    fields.text("document").or(() -> fields.text("id")).stream();
            default -> Stream.empty();
        };
    }

    boolean none() {
        return ids.isEmpty() && places.isEmpty();
    }
}
