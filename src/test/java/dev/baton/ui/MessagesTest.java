package dev.baton.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words of the pages stand in the folder of their language, and nowhere else. */
class MessagesTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern ENTRY =
            Pattern.compile("^ {2}'([\\w.]+)': '((?:[^'\\\\]|\\\\.)*)',$", Pattern.MULTILINE);
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USED =
            Pattern.compile("\\b(?:t|pieces)\\(\\s*'([\\w.]+)'|\\? '([a-z]+\\.[\\w.]+)' :");
    private static final Pattern COUNTED = Pattern.compile("\\bmany\\(\\s*'([\\w.]+)'");
    private static final Pattern TEMPLATE = Pattern.compile("(?:html|svg)`");
    private static final Pattern SPOKEN =
            Pattern.compile("(?:aria-label|title|placeholder|alt)=\"[^\"$]*[A-Za-z]{2}[^\"$]*\"");
    private static final Pattern SENTENCE = Pattern.compile("'[A-Z][a-z]+ [^'\\n]*[a-z][^'\\n]*'");

    /** Names that are the same in every language, and how a call is written. */
    private static final Set<String> NAMES =
            Set.of(
                    "Baton", "Ctrl", "Enter", "Esc", "SQL", "CSV", "JSON", "SVG", "PNG", "PDF",
                    "POST", "curl");

    private static Map<String, String> words(String language) {
        var words = new LinkedHashMap<String, String>();
        var text =
                scripts(WEB.resolve("lib/messages/" + language)).stream()
                        .map(MessagesTest::read)
                        .collect(Collectors.joining());
        ENTRY.matcher(text)
                .results()
                .forEach(entry -> {
                    assertThat(words).as(language).doesNotContainKey(entry.group(1));
                    words.put(entry.group(1), entry.group(2));
                });
        assertThat(words).hasSize((int) text.lines().filter(l -> l.startsWith("  '")).count());
        return words;
    }

    @Test
    void both_languages_have_the_same_keys_and_leave_the_same_gaps() {
        var english = words("en");
        var german = words("de");
        assertThat(german.keySet()).containsExactlyElementsOf(english.keySet());
        english.forEach(
                (key, text) -> assertThat(gaps(german.get(key))).as(key).isEqualTo(gaps(text)));
        assertThat(german).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @Test
    void every_key_that_is_used_has_words() {
        var known = words("en").keySet();
        for (var file : scripts()) {
            var text = read(file);
            USED.matcher(text)
                    .results()
                    .forEach(use ->
                            assertThat(known)
                                    .as("%s", file)
                                    .contains(use.group(1) == null ? use.group(2) : use.group(1)));
            COUNTED.matcher(text)
                    .results()
                    .forEach(use ->
                            assertThat(known)
                                    .as("%s", file)
                                    .contains(use.group(1) + ".one", use.group(1) + ".other"));
        }
    }

    @Test
    void no_component_has_sentences_of_its_own() {
        for (var file : scripts()) {
            var text = read(file).replaceAll("(?m)^\\s*(?://|/?\\*).*$", "");
            var own = new ArrayList<String>();
            SPOKEN.matcher(text).results().forEach(each -> own.add(each.group()));
            SENTENCE.matcher(text).results().forEach(each -> own.add(each.group()));
            own.addAll(bare(text));
            assertThat(own).as("%s: put them into lib/messages", file).isEmpty();
        }
    }

    @Test
    void a_sentence_in_a_template_would_be_found() {
        assertThat(bare("html`<p class=\"a\">It is ${x ? html`<b>so</b>` : y}</p>`"))
                .containsExactlyInAnyOrder("It is", "so");
        assertThat(bare("html`<p title=${t('a b')}>${t('a')}: ${n > 1 ? many('b', n) : ''}</p>`"))
                .isEmpty();
    }

    /** Words that stand in templates outside of tags and of what is filled in. */
    private static List<String> bare(String text) {
        var found = new ArrayList<String>();
        var start = TEMPLATE.matcher(text);
        var from = 0;
        while (start.find(from)) {
            var plain = new StringBuilder();
            from = template(text, start.end(), plain, found);
            var spoken = plain.toString().replaceAll("<[^>]*>", "\n").replaceAll("&\\w+;", " ");
            spoken.lines()
                    .map(String::strip)
                    .filter(line ->
                            !NAMES.containsAll(
                                    List.of(line.replaceAll("\\W+", " ").strip().split(" "))))
                    .filter(line -> line.matches(".*[A-Za-z]{2}.*"))
                    .filter(line -> !line.matches("/.*|POST /.*"))
                    .forEach(found::add);
        }
        return found;
    }

    /** Reads a template's own text up to its end; what is filled in is looked through too. */
    private static int template(String text, int from, StringBuilder plain, List<String> found) {
        var at = from;
        while (at < text.length() && text.charAt(at) != '`') {
            if (text.startsWith("${", at)) {
                var end = filled(text, at + 2);
                found.addAll(bare(text.substring(at + 2, end)));
                plain.append('\u0001');
                at = end + 1;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        var spoken = plain.toString().replace('\u0001', ' ');
        plain.setLength(0);
        plain.append(spoken);
        return at + 1;
    }

    /** Where the brace that opened what is filled in is closed. */
    private static int filled(String text, int from) {
        var depth = 0;
        for (var at = from; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (sign == '`') {
                at = template(text, at + 1, new StringBuilder(), new ArrayList<>()) - 1;
            } else if (sign == '\'') {
                at = text.indexOf('\'', at + 1);
            } else if (sign == '{') {
                depth++;
            } else if (sign == '}' && depth-- == 0) {
                return at;
            }
        }
        return text.length();
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text)
                .results()
                .map(gap -> gap.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> scripts() {
        return scripts(WEB).stream().filter(file -> !file.toString().contains("messages")).toList();
    }

    private static List<Path> scripts(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
