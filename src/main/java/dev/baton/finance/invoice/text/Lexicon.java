package dev.baton.finance.invoice.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The words that label values on invoices, in English, German and French, read of a file. */
final class Lexicon {
    /** A label's words; weak ones mean it only for want of a better one. */
    record Phrase(Label label, List<String> words, boolean weak, Language language) {}

    /** The languages that labels are known in. */
    enum Language {
        ENGLISH,
        GERMAN,
        FRENCH
    }

    private static final String FILE = "/finance/invoice-labels.txt";
    private static final List<Phrase> ALL = read();

    private Lexicon() {}

    /** Longest first. */
    static List<Phrase> all() {
        return ALL;
    }

    /** Lower case without accents; whatever is no letter or digit parts the words. */
    static List<String> words(String text) {
        var plain =
                Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[°º]", " ");
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}%]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<Phrase> read() {
        try (var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(FILE), FILE)) {
            var all = new ArrayList<Phrase>();
            var language = Language.ENGLISH;
            for (var line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                if (line.startsWith("[")) {
                    var name = line.substring(1, line.length() - 1);
                    language = Language.valueOf(name.toUpperCase(Locale.ROOT));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    all.addAll(phrases(line, language));
                }
            }
            all.sort(Comparator.comparingInt(phrase -> -phrase.words().size()));
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a line such as {@code due?: by, until}. */
    private static List<Phrase> phrases(String line, Language language) {
        var colon = line.indexOf(':');
        var weak = line.charAt(colon - 1) == '?';
        var name = line.substring(0, weak ? colon - 1 : colon);
        var label = Label.valueOf(name.toUpperCase(Locale.ROOT));
        return Arrays.stream(line.substring(colon + 1).split(","))
                .map(phrase -> new Phrase(label, words(phrase), weak, language))
                .toList();
    }
}
