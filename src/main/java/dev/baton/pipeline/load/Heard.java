package dev.baton.pipeline.load;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** A request in words, where no county or file type is named as such. */
final class Heard {
    private static final Pattern ONE =
            Pattern.compile(
                    "\\p{Lu}\\p{L}+ [Cc]ounty\\b(?! (?:files?|data)\\b)|(?i:\\bcounty of \\p{L}+)");
    private static final Pattern ALL =
            Pattern.compile("(?i)\\b(?:all|every|each|any)\\b[^.]*\\bcount(?:y|ies)\\b");

    private final String text;

    Heard(Value.Fields input) {
        this.text = input.text("request").orElse("");
    }

    /** Those of the known names that stand in it as whole words. */
    List<String> named(Collection<String> known) {
        return known.stream()
                .filter(name ->
                        Pattern.compile(
                                        "(?iU)(?<![\\p{L}\\p{N}])"
                                                + Pattern.quote(name.replace('_', ' '))
                                                + "(?![\\p{L}\\p{N}])")
                                .matcher(text)
                                .find())
                .sorted()
                .toList();
    }

    /** As above; throws not_found when a county is meant that is none of these. */
    List<String> counties(Collection<String> known) {
        var named = named(known);
        if (named.isEmpty() && ONE.matcher(text).find() && !ALL.matcher(text).find()) {
            throw ProblemException.of(
                    Cause.NOT_FOUND,
                    "The request speaks of a county for which there are no files.",
                    "There are files for %s; “all counties” means all of them."
                            .formatted(String.join(", ", known)));
        }
        return named;
    }
}
