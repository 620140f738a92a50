package dev.baton.nl2sql.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells questions in English from those in other languages by their small words. */
final class Language {
    private static final Set<String> OTHERS =
            Set.of(
                    """
                    der die das und wie viele welche welcher zeige alle für mit von ist sind gibt wer wir
                    combien les des quels quelles quel quelle montre tous toutes avec pour dans une est sont
                    cuántos cuantos cuántas muestra los las todos todas qué cuál quién con por para
                    quanti quante mostra tutti tutte gli che sono quale
                    hoeveel toon welke het een van zijn quantos quantas mostre dos são
                    """
                            .strip()
                            .split("\\s+"));
    private static final Set<String> GERMAN =
            Set.of(
                    """
                    der die das dem und oder wie viele viel welche welcher welches zeig zeige alle für von mit
                    ist sind waren gibt wer wir uns unsere unser pro je seit nicht kein keine ohne nach bei hat haben
                    wurden wurde ein eine letzten letzte diesem dieses wann warum bitte kannst
                    """
                            .strip()
                            .split("\\s+"));
    private static final Set<String> ENGLISH =
            Set.of(
                    "the", "of", "and", "in", "how", "many", "which", "what", "show", "list", "all",
                    "for", "with", "is", "are", "by", "each", "per", "number", "who", "does", "do",
                    "have", "from");

    private Language() {}

    /** True when some small words are German, and more of them than English. */
    static boolean german(String question) {
        var words = List.of(question.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
        long german = words.stream().filter(GERMAN::contains).count();
        return german
                > words.stream()
                        .filter(ENGLISH::contains)
                        .filter(word -> !word.equals("in"))
                        .count();
    }

    /** True when two or more words, and more than the English ones, belong to another language. */
    static boolean other(String question) {
        var words = List.of(question.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
        long foreign = words.stream().filter(OTHERS::contains).count();
        return foreign >= 2 && foreign > words.stream().filter(ENGLISH::contains).count();
    }
}
