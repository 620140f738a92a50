package dev.baton.pipeline.entity.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the legal forms of several countries in the ways they are written, and finds them. */
final class LegalForms {
    static final LegalForms KNOWN = new LegalForms(Words.lines("legal-forms.txt"));

    private final Map<List<String>, LegalForm> forms = new HashMap<>();
    private final int longest;

    private LegalForms(List<String> lines) {
        for (var line : lines) {
            var parts = line.split("\\s*\\|\\s*");
            for (var form : parts[2].split(",\\s*")) {
                forms.putIfAbsent(Letters.words(form.strip()), new LegalForm(parts[0], parts[1]));
            }
        }
        longest = forms.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    /** The words of a name without its legal form, which may stand at its end or its beginning. */
    record Parted(List<String> words, @Nullable LegalForm form) {}

    Parted part(List<String> words) {
        LegalForm found = null;
        var left = words;
        for (var cut = atEnd(left); cut != null; cut = atEnd(left)) {
            // The form nearest to the name is the inner one: of "Ltd & Co KG" the whole counts.
            found = found == null ? cut.form() : found;
            left = withoutAnd(cut.words());
        }
        if (found == null) {
            var cut = atBeginning(left);
            if (cut != null) {
                found = cut.form();
                left = cut.words();
            }
        }
        return new Parted(left, found);
    }

    private @Nullable Parted atEnd(List<String> words) {
        for (int length = Math.min(longest, words.size() - 1); length > 0; length--) {
            var form = forms.get(words.subList(words.size() - length, words.size()));
            if (form != null) {
                return new Parted(words.subList(0, words.size() - length), form);
            }
        }
        return null;
    }

    private @Nullable Parted atBeginning(List<String> words) {
        for (int length = Math.min(longest, words.size() - 1); length > 0; length--) {
            var form = forms.get(words.subList(0, length));
            if (form != null) {
                return new Parted(words.subList(length, words.size()), form);
            }
        }
        return null;
    }

    private static List<String> withoutAnd(List<String> words) {
        return words.size() > 1 && words.getLast().equals("and")
                ? words.subList(0, words.size() - 1)
                : words;
    }
}
