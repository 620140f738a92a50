package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import java.util.regex.Pattern;

/** The question before, taken apart: what it is about, in which order, and how it was put. */
final class Earlier {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE;
    private static final String LEAD = "^(?:please |can you |could you |would you |now |then )*";
    private static final Pattern COMMAND =
            Pattern.compile(
                    LEAD
                            + "(?:i (?:want|need|would like)(?: to see)?|(?:show|list|give|find|get|display|return|tell|name|fetch|identify|retrieve))(?: me| us)?(?: (?:a list of|all of|all|the|every|our|any|of|only|just))*(?: (?:names?|titles?|list) of(?: (?:the|all|our))*)? ",
                    FLAGS);
    private static final Pattern COUNTED =
            Pattern.compile(
                    LEAD
                            + "(?:how many(?: of)?(?: (?:the|our))?|(?:what(?: is|'s)|show(?: me)?|give me) the (?:total )?(?:number|count) of(?: (?:the|all|our))*|(?:total )?(?:number|count) of(?: (?:the|all|our))*|count(?: (?:the|all|our))*) ",
                    FLAGS);
    private static final Pattern ASKED =
            Pattern.compile(
                    LEAD + "(?:which|what)(?: (?:are|were|is))?(?: (?:the|our|all))* ", FLAGS);
    private static final Pattern PERSON = Pattern.compile(LEAD + "(?:who|whom) ", FLAGS);
    private static final Pattern MEASURED =
            Pattern.compile(
                    LEAD
                            + "(?:(?:what(?: is| was|'s| are)|show(?: me)?|give me|list|how much is) )?(?:the )?(?:total|sum|average|mean|median|avg|minimum|maximum|overall|combined|highest|lowest|share|percentage|rate) ",
                    FLAGS);
    private static final Pattern ORDER =
            Pattern.compile(
                    "(?:,| and)?,? (?:(?:sorted|ordered|ranked|arranged|order|sort|rank)(?: (?:them|it))? (?:by|in|alphabetically|chronologically|from) ?.*|in (?:descending|ascending|alphabetical|chronological|reverse) order.*|alphabetically)$|(?:,| and| -)? ?(?<first>(?:the )?\\p{L}+ first)$",
                    FLAGS);
    private static final Pattern VERB =
            Pattern.compile(
                    "^(?:are|is|were|was|have|has|had|do|does|did|can|could|will|\\p{L}+(?:ed|s))\\b.*",
                    FLAGS);
    private static final Pattern IDLE =
            Pattern.compile(
                    "\\s+(?:are there|is there|were there|do we have|do i have|have we got|exist|did we have)\\b",
                    FLAGS);
    private static final Pattern LIMITED =
            Pattern.compile("\\b(?:top|bottom|first|last|best|worst) \\d+\\b", FLAGS);

    /** Without the order wanted and without what ends a sentence. */
    final String body;

    /** The order wanted, as it was said; empty for none. */
    final String order;

    final Said said;
    private final Asked asked;

    private Earlier(String body, String order, Asked asked) {
        this.body = body;
        this.order = order;
        this.asked = asked;
        this.said = Said.of(body, asked);
    }

    static Earlier of(String question, Asked asked) {
        var text = question.strip().replaceAll("[\\s.?!]+$", "");
        var order = "";
        for (int times = 0; times < 2; times++) {
            var tail = ORDER.matcher(text);
            if (tail.find() && tail.start() > 8) {
                order = text.substring(tail.start()) + order;
                text = text.substring(0, tail.start());
            }
        }
        return new Earlier(text.strip(), order.replaceAll("^[\\s,-]+(?:and )?", ""), asked);
    }

    boolean counts() {
        return COUNTED.matcher(body).find();
    }

    boolean measures() {
        return MEASURED.matcher(body).find();
    }

    boolean limited() {
        return LIMITED.matcher(body).find();
    }

    /** What the question is about, as words that may stand behind "how many" or "of the". */
    String core() {
        return lowered(ungrouped(whole()));
    }

    private String lowered(String phrase) {
        var there = Said.of(phrase, asked);
        boolean name =
                !there.mentions().isEmpty()
                        && there.mentions().getFirst().from() == 0
                        && there.mentions().getFirst().best().target()
                                instanceof dev.baton.nl2sql.link.Target.OfValue(_, var value)
                        && !value.isEmpty()
                        && phrase.startsWith(value.substring(0, Math.min(2, value.length())));
        return name || phrase.isEmpty() || phrase.matches("\\p{Lu}\\p{Lu}.*")
                ? phrase
                : Character.toLowerCase(phrase.charAt(0)) + phrase.substring(1);
    }

    /** Without what the rows were put together by, and without columns shown beside them. */
    private String ungrouped(String phrase) {
        var plain = phrase.replaceFirst("(?i),? with their (?:\\p{L}+ ?){1,3}$", "").strip();
        if (limited()) {
            return plain;
        }
        var there = Said.of(plain, asked);
        for (var mention : there.mentions()) {
            int by = mention.from() - 1;
            if (there.firstTable() >= 0
                    && there.mentions().get(there.firstTable()).from() < by
                    && there.before(mention.from()).matches("per|each|by")
                    && there.linking.tokens().get(by).kind()
                            == dev.baton.nl2sql.link.Token.Kind.WORD) {
                return there.with(by, mention.to(), "").replaceAll("\\s+", " ").strip();
            }
        }
        return plain;
    }

    private String whole() {
        for (var head : java.util.List.of(COUNTED, COMMAND, MEASURED, ASKED)) {
            var found = head.matcher(body);
            if (found.find()) {
                return related(after(head, body.substring(found.end())));
            }
        }
        var person = PERSON.matcher(body);
        if (person.find()) {
            return "people who " + body.substring(person.end());
        }
        return related(body);
    }

    /** Of a measure only what it was taken of. */
    private static String after(Pattern head, String rest) {
        int of = head == MEASURED ? rest.indexOf(" of ") : -1;
        return of < 0 ? rest : rest.substring(of + 4).replaceAll("(?i)^(?:(?:the|all|our) )+", "");
    }

    /** "projects are on hold" as "projects that are on hold". */
    private String related(String phrase) {
        var plain = IDLE.matcher(phrase).replaceFirst("");
        var there = Said.of(plain, asked);
        int table = there.firstTable();
        if (table < 0) {
            return plain;
        }
        int to = there.mentions().get(table).to();
        var place = there.place(there.mentions().get(table).from(), to);
        if (place == null) {
            return plain;
        }
        var rest = plain.substring(place[1]).strip();
        boolean verb = VERB.matcher(rest).matches();
        boolean participle = rest.matches("(?i)(?:\\p{L}+ed|do|does|did)\\b.*");
        return verb && !participle ? plain.substring(0, place[1]) + " that " + rest : plain;
    }

    /** The question with a further condition. */
    String refined(String condition) {
        return ordered(body + " " + condition);
    }

    /** Another text in place of the body, in the order wanted so far. */
    String ordered(String text) {
        return order.isEmpty() ? text : text + ", " + order;
    }

    /** The rows the question is about, counted, with a further condition. */
    String counted(String rest) {
        return ("How many " + core() + " " + rest).strip();
    }

    /** The rows the question is about, listed. */
    String listed(String rest) {
        return counts() || measures()
                ? ordered(("List the " + core() + " " + rest).strip())
                : refined(rest);
    }
}
