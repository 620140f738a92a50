package dev.baton.nl2sql.rule;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that are no questions in English about data, and what to tell who sent them. */
final class Refusals {
    /** Statements; “select the clients from Berlin” is English, so select needs a sign of SQL. */
    private static final Pattern SQL =
            Pattern.compile(
                    "(?s)(?:insert\\s+into|delete\\s+from|truncate\\s+table|copy\\s+\\w+\\s+(?:to|from)"
                            + "|update\\s+\\S+\\s+set\\b"
                            + "|(?:drop|create|alter)\\s+(?:or\\s+replace\\s+)?"
                            + "(?:table|view|index|schema|database|role|user|function|extension)\\b"
                            + "|(?:grant|revoke)\\s+.*\\bon\\b"
                            + "|select\\s+(?:\\*|.*\\bfrom\\b.*(?:;|=|\\*|\\()|\\w+\\s*\\()"
                            + "|with\\s+\\w+\\s+as\\s*\\().*");

    private static final Pattern CHANGE =
            Pattern.compile(
                    "(?:please\\s+|can you\\s+|could you\\s+)*"
                            + "(?:delete|remove|erase|wipe|truncate|drop|insert|update|overwrite)\\b.*");
    private static final Pattern CHANGE_GERMAN =
            Pattern.compile(
                    "(?:bitte\\s+)*(?:lösche|loesche|entferne|ändere|aendere|überschreibe|füge|setze)\\b.*");
    private static final Pattern LATIN = Pattern.compile(".*\\p{IsLatin}.*|.*\\d.*");

    /** For questions in German: what is understood, in the words of who asks. */
    static final String GERMAN =
            "Ohne Sprachmodell werden nur Fragen auf Englisch verstanden, zum Beispiel diese.";

    private static final Pattern WHY =
            Pattern.compile("(?:(?:and|but|so|ok)\\s+)*(?:why|how come)\\b.*");

    private record Refusal(Pattern pattern, String reason) {}

    private static final List<Refusal> ALL =
            List.of(
                    new Refusal(
                            SQL,
                            "This is SQL, and questions are asked in words here. SQL of your own can"
                                    + " replace the query of an answer."),
                    new Refusal(
                            WHY,
                            "Rows tell what is so, not why. Asked by group or over time they show where it"
                                    + " comes from; reasoning and query beside an answer tell how it was"
                                    + " found."),
                    new Refusal(
                            CHANGE,
                            "Baton only reads: it never changes what is stored in a database."),
                    new Refusal(
                            CHANGE_GERMAN,
                            "Baton liest nur: was in einer Datenbank steht, ändert es nie."));

    private Refusals() {}

    /** Why the text is no question; null when it may be one. */
    static @Nullable String of(String question) {
        var text = question.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return "There is no question.";
        }
        var change =
                ALL.stream()
                        .filter(refusal -> refusal.pattern().matcher(text).matches())
                        .findFirst();
        if (change.isPresent()) {
            return change.get().reason();
        }
        if (!LATIN.matcher(text).matches() || Language.other(text)) {
            return Language.german(text)
                    ? GERMAN
                    : "Without a language model only questions in English are understood.";
        }
        return null;
    }
}
