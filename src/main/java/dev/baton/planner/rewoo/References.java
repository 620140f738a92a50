package dev.baton.planner.rewoo;

import dev.baton.plan.Reference;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which texts of a model's plan stand for evidence. What a goal or a row holds may look like a
 * reference: it is marked before a model reads it, and stays text when the model writes it again.
 */
final class References {
    private static final String PLACE =
            "E[1-9][0-9]{0,2}(?:\\.[A-Za-z_][A-Za-z0-9_]*|\\[[0-9]{1,6}])*";

    /** The end of a number is part of it: {@code #E1} is not the beginning of {@code #E10}. */
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\{\\{\\s*#?(?<braced>%s)\\s*}}|[#$](?<marked>%s)(?![A-Za-z0-9_])|[#$]\\{(?<wrapped>%s)}"
                            .formatted(PLACE, PLACE, PLACE));

    private static final Pattern BARE = Pattern.compile(PLACE);
    private static final Pattern SIGN = Pattern.compile("#(?=E[0-9])");
    private static final Pattern MARKED = Pattern.compile("#_(?=E[0-9])");

    private References() {}

    /** Data as a model may read it: nothing in it reads as a reference. */
    static String marked(String data) {
        return SIGN.matcher(data).replaceAll("#_").replace("{{", "{_{");
    }

    private static String plain(String text) {
        return MARKED.matcher(text).replaceAll("#").replace("{_{", "{{");
    }

    /** The reference that is all of this text, if it is one; {@code bare} takes one unmarked. */
    static Optional<Reference> whole(String text, Predicate<StepId> bare) {
        var stripped = text.strip();
        var written = WRITTEN.matcher(stripped);
        if (written.matches()) {
            return Optional.of(Reference.parse(place(written)));
        }
        return BARE.matcher(stripped).matches()
                ? Optional.of(Reference.parse(stripped))
                        .filter(reference -> bare.test(reference.step()))
                : Optional.empty();
    }

    /** Every step that is written of with its sign. */
    static Set<StepId> named(String text) {
        return WRITTEN.matcher(text)
                .results()
                .map(found -> Reference.parse(place(found)).step())
                .collect(Collectors.toSet());
    }

    /**
     * Text in which evidence is put; plain text when there is none. {@code meant} tells real
     * references from text that only looks like one.
     */
    static Value in(String text, Predicate<StepId> meant, Function<Reference, Reference> renamed) {
        var written = WRITTEN.matcher(text);
        var template = new StringBuilder();
        int at = 0;
        boolean found = false;
        while (written.find()) {
            var reference = Reference.parse(place(written));
            if (meant.test(reference.step())) {
                template.append(closed(plain(text.substring(at, written.start()))));
                template.append("{{").append(renamed.apply(reference)).append("}}");
                at = written.end();
                found = true;
            }
        }
        if (!found) {
            return Value.text(plain(text));
        }
        template.append(closed(plain(text.substring(at))));
        return new Value.Prose(template.toString());
    }

    /** In a template two braces mean evidence; those of a text are set apart. */
    private static String closed(String text) {
        return text.replace("{{", "{ {");
    }

    private static String place(java.util.regex.MatchResult written) {
        @Nullable String braced = written.group(1);
        @Nullable String marked = written.group(2);
        return braced != null ? braced : marked != null ? marked : written.group(3);
    }

    private static String place(Matcher written) {
        return place(written.toMatchResult());
    }
}
