package dev.baton.bench;

import dev.baton.context.Passage;
import dev.baton.json.Json;
import dev.baton.model.Tokens;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Texts as they come up in the work of agents, made from a fixed seed, together with the facts that
 * were put into them: a measure of compression that does not ask the compressor what matters.
 */
final class Corpora {
    private static final List<String> PEOPLE =
            List.of(
                    "Anna de Vries",
                    "Kim Larsen",
                    "Tom Becker",
                    "Ines Moreau",
                    "Pavel Novak",
                    "Ruth Adeyemi",
                    "Sofia Lindqvist",
                    "Hugo Martens",
                    "Mara Conti",
                    "Leif Olsen");
    private static final List<String> COMPANIES =
            List.of(
                    "Alpine Foods GmbH",
                    "Borealis Shipping",
                    "Cormorant Energy",
                    "Dune Logistics",
                    "Elm Street Bakery",
                    "Fjord Systems",
                    "Granite Works",
                    "Harbour Mills",
                    "Iris Optics",
                    "Juniper Labs");
    private static final List<String> PROJECTS =
            List.of(
                    "Project Lyra",
                    "Project Vega",
                    "Project Orion",
                    "Project Cygnus",
                    "Project Draco",
                    "Project Corvus");
    private static final List<String> TOPICS =
            List.of(
                    "the new warehouse",
                    "the delivery times",
                    "the way invoices are scanned",
                    "the training of the new" + " colleagues",
                    "the cooling in the old hall",
                    "the summer party",
                    "the quality of the last batch",
                    "the questions of the auditors",
                    "the move to the second floor",
                    "the printing of labels",
                    "the rules for travel",
                    "the search on the website",
                    "the contract with the cleaners",
                    "the reports for the bank",
                    "the noise in the open office");
    private static final List<String> CHATTER =
            List.of(
                    "There was a long exchange about %s, and several views were heard.",
                    "Some felt that %s deserves more attention than it gets at the moment.",
                    "The mood was friendly while the group went through the slides on %s.",
                    "A question about %s came up again, as it had in the weeks before.",
                    "It was said that %s is on a good way, although it takes longer than hoped.",
                    "Examples from other teams showed how %s could be handled with less effort.",
                    "The slides on %s were hard to read, and the picture froze for a while.",
                    "Nobody had anything to add to what had been written about %s.",
                    "The discussion then turned to %s and stayed there for quite some time.",
                    "As for %s, people shared what had gone well and what had been tiring.",
                    "A colleague told a story about %s that made the whole room laugh.",
                    "After a short break the talk about %s went on where it had stopped.",
                    "It would be nice to look at %s with fresh eyes when the season is over.",
                    "The notes about %s from the previous time were read aloud and found correct.",
                    "Whether %s is a matter for this circle was left open in the end.");
    private final Random random;
    private final Set<String> facts = new LinkedHashSet<>();

    private Corpora(long seed) {
        random = new Random(seed);
    }

    /** A history and the facts in it. */
    record History(String name, List<Passage> passages, Set<String> facts) {}

    /** A value such as a step proves, and the facts in it. */
    record Body(String name, Value value, Set<String> facts) {}

    static List<History> histories(int tokens) {
        return List.of(
                new Corpora(1).minutes(tokens),
                new Corpora(2).run(tokens),
                new Corpora(3).log(tokens),
                new Corpora(4).conversation(tokens),
                new Corpora(5).dense(tokens));
    }

    static Body table(int tokens) {
        return new Corpora(6).result(tokens);
    }

    /** Minutes of meetings: about one sentence in six tells a fact, one in fifteen decides. */
    private History minutes(int tokens) {
        var passages = new ArrayList<Passage>();
        for (int meeting = 1; size(passages) < tokens; meeting++) {
            var text = new StringBuilder();
            text.append(fact("Minutes of meeting %d, %s.\n\n".formatted(meeting, date()), ""));
            for (int i = 0; i < 30; i++) {
                text.append(
                        switch (random.nextInt(30)) {
                            case 0, 1 -> decision();
                            case 2, 3, 4, 5, 6 -> finding();
                            default -> chatter();
                        });
                text.append(i % 6 == 5 ? "\n\n" : " ");
            }
            passages.add(Passage.text(text.toString()));
        }
        return new History("minutes", passages, facts);
    }

    /** The history of runs: what was asked, what agents called, what came back, what failed. */
    private History run(int tokens) {
        var passages = new ArrayList<Passage>();
        for (int turn = 1; size(passages) < tokens; turn++) {
            passages.add(
                    Passage.said("user", chatter() + " " + finding() + " What follows from this?"));
            passages.add(
                    Passage.said(
                            "planner",
                            chatter()
                                    + " "
                                    + chatter()
                                    + " The plan has steps for each of these points."));
            for (int step = 1; step <= 3; step++) {
                var id =
                        "op-2026%02d%02d-%04d"
                                .formatted(1 + turn % 12, 1 + turn % 28, random.nextInt(10_000));
                facts.add(id);
                passages.add(
                        Passage.called(
                                "query_runner({\"data_source\":\"ledger\",\"operation\":\"%s\"})"
                                        .formatted(id),
                                Json.write(rows(12 + random.nextInt(30)))));
                passages.add(
                        Passage.said(
                                "analyst", chatter() + " " + (step == 2 ? finding() : chatter())));
            }
            passages.add(Passage.said("reviewer", turn % 3 == 0 ? decision() : chatter()));
        }
        return new History("run", passages, facts);
    }

    /** A log of which one line in forty says something of its own. */
    private History log(int tokens) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < tokens * 2.5; i++) {
            var time =
                    "2026-11-26T%02d:%02d:%02d.%03dZ"
                            .formatted(i / 3600 % 24, i / 60 % 60, i % 60, random.nextInt(1000));
            if (i % 40 == 39) {
                text.append(
                        fact(
                                time
                                        + " ERROR payment of "
                                        + invoice()
                                        + " to "
                                        + company()
                                        + " refused: limit of "
                                        + euros()
                                        + " exceeded\n",
                                ""));
            } else if (i % 3 == 0) {
                text.append(
                        "%s INFO  GET /orders/%d answered 200 in %d ms%n"
                                .formatted(time, random.nextInt(9999), random.nextInt(400)));
            } else {
                text.append(
                        "%s DEBUG pool lent connection %d, %d waiting%n"
                                .formatted(time, random.nextInt(16), random.nextInt(5)));
            }
        }
        return new History(
                "log", List.of(Passage.called("read_log(\"server\")", text.toString())), facts);
    }

    /** Questions and answers with small tables in words. */
    private History conversation(int tokens) {
        var passages = new ArrayList<Passage>();
        while (size(passages) < tokens) {
            passages.add(
                    Passage.said(
                            "user", chatter() + " Could you look into that and tell me more?"));
            passages.add(
                    Passage.said(
                            "assistant",
                            "Happy to help with that. "
                                    + chatter()
                                    + " "
                                    + finding()
                                    + " "
                                    + chatter()
                                    + " "
                                    + chatter()
                                    + (random.nextInt(4) == 0 ? " " + decision() : "")
                                    + " Let me know whether this answers your question or whether I should go further."));
        }
        return new History("conversation", passages, facts);
    }

    /** Nothing but facts: there is little to leave out. */
    private History dense(int tokens) {
        var passages = new ArrayList<Passage>();
        while (size(passages) < tokens) {
            passages.add(
                    Passage.said("bookkeeper", finding() + " " + finding() + " " + decision()));
        }
        return new History("all facts", passages, facts);
    }

    private Body result(int tokens) {
        int rows = tokens / 24;
        var fields = new LinkedHashMap<String, Object>();
        var value = rows(rows);
        ((Value.Fields) value).fields().forEach(fields::put);
        fields.put("row_count", rows);
        fields.put("truncated", false);
        fields.put("note", finding());
        facts.add(String.valueOf(rows));
        return new Body("result table", Json.value(fields), facts);
    }

    private Value rows(int count) {
        var rows = new ArrayList<List<Object>>();
        for (int i = 0; i < count; i++) {
            rows.add(
                    Arrays.asList(
                            1000 + i,
                            any(COMPANIES),
                            "%d.%02d".formatted(random.nextInt(90_000), random.nextInt(100)),
                            "2026-%02d-%02d"
                                    .formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
                            random.nextBoolean() ? "open" : "paid"));
        }
        return Json.value(
                Map.of(
                        "columns",
                        List.of(
                                Map.of("name", "id", "type", "int4"),
                                Map.of("name", "company", "type", "text"),
                                Map.of("name", "total", "type", "numeric"),
                                Map.of("name", "due", "type", "date"),
                                Map.of("name", "status", "type", "text")),
                        "rows",
                        rows));
    }

    private String chatter() {
        return any(CHATTER).formatted(any(TOPICS));
    }

    private String decision() {
        var text =
                switch (random.nextInt(5)) {
                    case 0 -> "The board approved %s for %s.".formatted(euros(), any(PROJECTS));
                    case 1 ->
                            "Orders from %s above %s must never be placed without two signatures."
                                    .formatted(company(), euros());
                    case 2 ->
                            "%s and %s agreed that %s ends on %s."
                                    .formatted(any(PEOPLE), any(PEOPLE), any(PROJECTS), date());
                    case 3 ->
                            "The offer of %s was rejected because it was %d %% too high."
                                    .formatted(company(), 5 + random.nextInt(60));
                    default -> "Only %s may release %s.".formatted(any(PEOPLE), invoice());
                };
        facts.add(text);
        return text;
    }

    private String finding() {
        return switch (random.nextInt(6)) {
            case 0 ->
                    fact(
                            "By now %s has spent %s, which is %s more than planned.",
                            any(PROJECTS), euros(), percent());
            case 1 ->
                    fact(
                            "The last delivery of %s came %s late and cost us %s.",
                            company(), 2 + random.nextInt(30) + " days", euros());
            case 2 -> fact("An answer to %s is due from %s by %s.", invoice(), any(PEOPLE), date());
            case 3 ->
                    fact(
                            "Since %s the share of late orders at %s fell to %s.",
                            date(), company(), percent());
            case 4 ->
                    fact(
                            "A check of %s found %s without a number.",
                            company(), 3 + random.nextInt(90) + " invoices");
            default ->
                    fact(
                            "The table %s holds %s for %s.",
                            "ledger_" + random.nextInt(100), euros(), any(PROJECTS));
        };
    }

    /** The sentence; what was put into it is a fact, numbers as they stand alone. */
    private String fact(String pattern, Object... parts) {
        for (var part : parts) {
            if (!part.toString().isEmpty()) {
                facts.add(part.toString());
            }
        }
        return parts.length == 1 && parts[0].equals("") ? pattern : pattern.formatted(parts);
    }

    private String company() {
        return noted(any(COMPANIES));
    }

    private String invoice() {
        return noted("INV-" + (1_000 + random.nextInt(9_000)));
    }

    private String euros() {
        return noted("EUR " + String.format(Locale.ROOT, "%,d", 1_000 + random.nextInt(2_000_000)));
    }

    private String percent() {
        return noted("%d.%d %%".formatted(1 + random.nextInt(60), random.nextInt(10)));
    }

    private String date() {
        return noted(
                "%d %s 2027"
                        .formatted(
                                1 + random.nextInt(28),
                                any(List.of("January", "March", "May", "October"))));
    }

    private String noted(String fact) {
        facts.add(fact);
        return fact;
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static int size(List<Passage> passages) {
        return passages.stream().mapToInt(passage -> Tokens.count(passage.whole())).sum();
    }
}
