package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.NameWords;
import dev.baton.sql.Schema;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people say that asks for no rows: greetings, thanks, what Baton can do and what it knows.
 */
final class Talk {
    private static final int MOST = 15;
    private static final String POLITE = "(?:please |bitte |so |ok |okay |and |und )*";

    private enum About {
        GREETING,
        THANKS,
        ABILITY,
        CONTENT
    }

    private record Cue(About about, Pattern pattern, boolean german) {
        Cue(About about, String words, boolean german) {
            this(about, Pattern.compile(POLITE + "(?:" + words + ")"), german);
        }
    }

    private static final List<Cue> CUES =
            List.of(
                    new Cue(
                            About.GREETING,
                            "(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|how are you)(?: there| baton| all| everybody)*",
                            false),
                    new Cue(
                            About.GREETING,
                            "(?:hallo|moin|servus|gr(?:ü|ue)(?:ß|ss) gott|guten (?:tag|morgen|abend)|wie geht(?: e)?s.*)(?: baton| zusammen)*",
                            true),
                    new Cue(
                            About.THANKS,
                            "(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot| again| baton)*|cheers|great|perfect|bye|goodbye",
                            false),
                    new Cue(
                            About.THANKS,
                            "(?:vielen |herzlichen |besten )?dank(?:e)?(?: (?:sch(?:ö|oe)n|dir|ihnen|sehr|auch))*|super|tsch(?:ü|ue)ss|auf wiedersehen",
                            true),
                    new Cue(
                            About.ABILITY,
                            "help(?: me)?|who are you|what are you|what (?:can|could|do) (?:you|i|we) (?:do|ask|answer|know)(?: (?:here|you|for me|about))*|how (?:does this|do(?:es)? (?:you|it)) work|what questions.*",
                            false),
                    new Cue(
                            About.ABILITY,
                            "hilfe|hilf mir|wer bist du|was bist du|was (?:kannst|k(?:ö|oe)nnen|weißt|weisst) (?:du|sie|ich|wir).*|wie funktioniert.*|welche fragen.*",
                            true),
                    new Cue(
                            About.CONTENT,
                            "(?:show (?:me )?|list |give me )?(?:(?:what|which|all|the|your) )*(?:tables?|data|columns|data ?sources?|schemas?|database|information)(?: (?:do|does|can|is|are|have|has|you|i|we|there|here|in|the|this|database|ask|exist|available|schema|about))*|what(?: is| do you have| do you know)? (?:in|about)(?: the| this)? (?:database|data)|describe (?:the |this |your )?(?:database|data|schema|tables)",
                            false),
                    new Cue(
                            About.CONTENT,
                            "(?:zeig(?:e)? (?:mir )?)?(?:welche|alle|die|deine|was f(?:ü|ue)r) (?:tabellen?|daten|datenbank(?:en)?|datenquellen?)(?: .*)?",
                            true));

    private Talk() {}

    /** What to say to it; null when it is about rows after all. */
    static @Nullable String of(String text, Schema schema) {
        var said = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}']+", " ").strip();
        return CUES.stream()
                .filter(cue -> cue.pattern().matcher(said).matches())
                .findFirst()
                .map(cue ->
                        cue.german() ? german(cue.about(), schema) : english(cue.about(), schema))
                .orElse(null);
    }

    private static String english(About about, Schema schema) {
        return switch (about) {
            case GREETING -> "Hello. Ask a question about the data, such as one of these.";
            case THANKS -> "You are welcome. There is more to ask.";
            case ABILITY ->
                    "Questions in plain words about this database get a query, its rows and how sure"
                            + " the answer is: numbers, sums, averages, shares, the best and the worst,"
                            + " by group and over time. Nothing is ever changed. It holds: "
                            + holds(schema)
                            + ".";
            case CONTENT -> "This database holds: " + holds(schema) + ".";
        };
    }

    private static String german(About about, Schema schema) {
        return switch (about) {
            case GREETING ->
                    "Hallo. Ohne Sprachmodell werden Fragen auf Englisch verstanden, zum Beispiel diese.";
            case THANKS -> "Gern geschehen.";
            case ABILITY ->
                    "Fragen in Worten an diese Datenbank bekommen eine Abfrage, ihre Zeilen und wie sicher"
                            + " die Antwort ist; geändert wird nie etwas. Ohne Sprachmodell werden sie auf"
                            + " Englisch verstanden. Die Datenbank enthält: "
                            + holds(schema)
                            + ".";
            case CONTENT -> "Diese Datenbank enthält: " + holds(schema) + ".";
        };
    }

    /** What rows are called: by the semantic layer, else by their tables' names. */
    private static String holds(Schema schema) {
        var tables = schema.catalogue().tables();
        var names =
                tables.stream()
                        .map(table ->
                                schema.semantics().entities().stream()
                                        .filter(entity -> entity.table().equals(table.name()))
                                        .findFirst()
                                        .map(dev.baton.sql.Semantics.Entity::name)
                                        .orElseGet(() ->
                                                String.join(
                                                        " ",
                                                        NameWords.ofTable(table.name().name()))))
                        .distinct()
                        .limit(MOST)
                        .collect(Collectors.joining(", "));
        return tables.size() > MOST ? names + ", …" : names;
    }
}
