package dev.baton.nl2sql.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** General English as far as asking databases needs it: small lists kept as resources. */
public final class Lexicon {
    private static final Set<String> STOP = words("stop.txt");
    private static final Set<String> LIGHT = stems("light.txt");
    private static final Set<String> UNITS = words("units.txt");
    private static final Map<String, Set<String>> SYNONYMS = groups("synonyms.txt");
    private static final Map<String, Set<String>> ABBREVIATIONS = abbreviations();

    private Lexicon() {}

    /** A word that carries structure only. */
    public static boolean stop(String lower) {
        return STOP.contains(lower);
    }

    /** A word that may go unexplained without doubt, such as "give" or "currently". */
    public static boolean light(Token token) {
        return LIGHT.contains(token.stem());
    }

    /** True for words that look like a past tense. */
    public static boolean verb(String lower) {
        return lower.endsWith("ed") && lower.length() > 4
                || Set.of(
                                "sold", "paid", "bought", "born", "held", "sent", "made", "left",
                                "begun", "began", "built", "won", "given", "taken", "written",
                                "due", "begins", "starts", "ends", "expires", "lost", "found",
                                "met", "read", "joined", "ran", "grown", "led", "run", "drove",
                                "driven", "flown", "shown", "seen", "gave", "got", "came", "went",
                                "placed")
                        .contains(lower);
    }

    /** A unit of measure as it stands at the end of a column's name. */
    static boolean unit(String lower) {
        return UNITS.contains(lower);
    }

    /** True when two stems are in one group of general synonyms. */
    static boolean synonyms(String stem, String other) {
        var group = SYNONYMS.get(stem);
        return group != null && group.contains(other);
    }

    /** One stem for all of a group of general synonyms: the first of them; else the stem itself. */
    public static String meaning(String stem) {
        var group = SYNONYMS.get(stem);
        return group == null ? stem : Collections.min(group);
    }

    /** The words a short form in an identifier may stand for, as stems; empty when it is none. */
    static Set<String> longForms(String lower) {
        return ABBREVIATIONS.getOrDefault(lower, Set.of());
    }

    /** The non-empty lines of a resource beside this package's lists, comments left out. */
    public static List<String> lines(String resource) {
        var stream =
                Objects.requireNonNull(
                        Lexicon.class.getResourceAsStream("/nl2sql/" + resource), resource);
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the word list " + resource, e);
        }
    }

    private static Set<String> words(String resource) {
        var words = new HashSet<String>();
        lines(resource).forEach(line -> words.addAll(List.of(line.split("\\s+"))));
        return words;
    }

    private static Set<String> stems(String resource) {
        var stems = new HashSet<String>();
        words(resource).forEach(word -> stems.add(Stem.of(word)));
        return stems;
    }

    private static Map<String, Set<String>> groups(String resource) {
        var groups = new HashMap<String, Set<String>>();
        for (var line : lines(resource)) {
            var stems = new ArrayList<String>();
            for (var word : line.split("\\s+")) {
                stems.add(Stem.of(word));
            }
            for (var stem : stems) {
                groups.computeIfAbsent(stem, _ -> new HashSet<>()).addAll(stems);
            }
        }
        return groups;
    }

    private static Map<String, Set<String>> abbreviations() {
        var forms = new HashMap<String, Set<String>>();
        for (var line : lines("abbreviations.txt")) {
            var words = line.split("\\s+");
            for (int i = 1; i < words.length; i++) {
                forms.computeIfAbsent(words[0], _ -> new HashSet<>()).add(Stem.of(words[i]));
            }
        }
        return forms;
    }
}
