package dev.baton.finance.entry;

import dev.baton.chart.Charts;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Entry;
import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import dev.baton.finance.fact.Quality;
import dev.baton.finance.fact.Wording;
import dev.baton.finance.step.Body;
import dev.baton.finance.step.Shapes;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What drafting gives to later steps and to chat. */
final class AccountingBody {
    static final Shape.Fields OUTPUT =
            Shapes.OUTPUT
                    .with("entries", Shape.items(Shape.ANY))
                    .with("open_questions", Shape.items(Shape.ANY));
    private static final List<Charts.Axis> COLUMNS =
            List.of(
                    new Charts.Axis("subject", "text"),
                    new Charts.Axis("date", "date"),
                    new Charts.Axis("text", "text"),
                    new Charts.Axis("booking", "text"),
                    new Charts.Axis("status", "text"),
                    new Charts.Axis("confidence", "decimal"),
                    new Charts.Axis("reasons", "text"));
    private static final int MOST = 1_000;

    private AccountingBody() {}

    static Evidence evidence(Books books, List<EntryDesk.Handed> handed, Drafts drafts) {
        var day = books.company().asOf();
        var posted = handed.stream().filter(each -> each.status() == Entry.Status.POSTED).count();
        var waiting =
                handed.stream()
                        .filter(each -> each.status() == Entry.Status.PENDING_APPROVAL)
                        .count();
        var facts =
                List.of(
                        count("entries:drafted", "Entries drafted", drafts.drafts().size(), day),
                        count("entries:posted", "Entries posted", posted, day),
                        count("entries:waiting", "Entries waiting for approval", waiting, day),
                        count("entries:asked", "Questions", drafts.undecided().size(), day));
        var text =
                Wording.ENGLISH.checked(
                        "{{entries:drafted}} entries were drafted; {{entries:posted}} of them are posted,"
                                + " {{entries:waiting}} wait for approval. {{entries:asked}} questions are open.",
                        FactSheet.of(facts));
        return Body.of(text, quality(drafts))
                .with("company", books.company().id())
                .with("entries", handed.stream().limit(MOST).map(AccountingBody::told).toList())
                .with("open_questions", drafts.undecided().stream().limit(MOST).toList())
                .table(COLUMNS, rows(handed))
                .facts(facts)
                .evidence();
    }

    private static Fact count(String id, String label, long number, java.time.LocalDate day) {
        return new Fact(id, label, BigDecimal.valueOf(number), "count", day, "counted", List.of());
    }

    private static Quality quality(Drafts drafts) {
        var all = drafts.drafts().size() + drafts.undecided().size();
        var components = new ArrayList<Quality.Component>();
        if (all > 0) {
            components.add(
                    new Quality.Component(
                            "drafted",
                            drafts.drafts().size() / (double) all,
                            1,
                            "%d of %d".formatted(drafts.drafts().size(), all)));
        }
        if (!drafts.drafts().isEmpty()) {
            components.add(
                    new Quality.Component(
                            "confidence",
                            drafts.drafts().stream()
                                    .mapToDouble(Draft::confidence)
                                    .average()
                                    .orElse(1),
                            1,
                            "mean of the drafts"));
        }
        return new Quality(List.of(), components);
    }

    private static Map<String, Object> told(EntryDesk.Handed handed) {
        var entry = handed.draft().entry();
        var told = new LinkedHashMap<String, Object>();
        told.put("id", handed.id());
        told.put("status", handed.status());
        told.put("subject", handed.draft().subject());
        told.put("journal", entry.journal());
        told.put("date", entry.date().toString());
        told.put("text", entry.text());
        told.put(
                "lines",
                entry.lines().stream()
                        .map(line -> {
                            var each = new LinkedHashMap<String, Object>();
                            each.put("account", line.account());
                            each.put("currency", line.currency());
                            each.put("amount", line.amount().toPlainString());
                            each.put("base", line.base().toPlainString());
                            if (line.item() != null) {
                                each.put("item", line.item());
                            }
                            return each;
                        })
                        .toList());
        told.put("judgement", handed.draft().judgement());
        return told;
    }

    private static List<Value> rows(List<EntryDesk.Handed> handed) {
        var rows = new ArrayList<Value>();
        for (var each : handed) {
            var entry = each.draft().entry();
            var booking = new ArrayList<String>();
            for (var line : entry.lines()) {
                booking.add(line.account() + " " + line.amount().toPlainString());
            }
            rows.add(
                    new Value.Items(
                            List.of(
                                    Value.text(each.draft().subject()),
                                    Value.text(entry.date().toString()),
                                    Value.text(entry.text()),
                                    Value.text(String.join("; ", booking)),
                                    Value.text(each.status().name().toLowerCase(Locale.ROOT)),
                                    Value.text(
                                            BigDecimal.valueOf(each.draft().confidence())
                                                    .toPlainString()),
                                    Value.text(
                                            String.join(
                                                    "; ", each.draft().judgement().reasons())))));
        }
        return rows.stream().limit(MOST).toList();
    }
}
