package dev.baton.finance.invoice.desk;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.Item;
import dev.baton.finance.fact.Quality;
import dev.baton.finance.invoice.Correction;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Place;
import dev.baton.finance.invoice.check.Duplicates;
import dev.baton.finance.invoice.check.Standard;
import dev.baton.finance.invoice.check.Standardization;
import dev.baton.finance.step.Body;
import dev.baton.finance.step.Shapes;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes what was read standard invoices: rules of EN 16931, vendors, duplicates. What is missing or
 * doubtful is asked of a person and never guessed.
 */
@ApplicationScoped
class StandardizationAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "standardization_agent",
                    "Holds invoices that were read to the rules of EN 16931, finds their vendors and"
                            + " duplicates in the books, and asks for what is missing or doubtful.",
                    Shape.Fields.OPEN
                            .maybe("company", Shape.TEXT)
                            .maybe("documents", Shape.ANY)
                            .maybe("document", Shape.ANY),
                    Shapes.OUTPUT
                            .with("invoices", Shape.items(Shape.Fields.OPEN))
                            .with("ready", Shape.NUMBER)
                            .with("left_out", Shape.NUMBER),
                    Effect.IDEMPOTENT,
                    FinancePermissions.READ,
                    new AgentCard.Cost(0, 500));

    private final Desk desk;
    private final Documents documents;

    StandardizationAgent(Desk desk, Documents documents) {
        this.desk = desk;
        this.documents = documents;
    }

    /** A document and what stands in it so far. */
    private record Given(String document, String name, Invoice invoice) {}

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var books =
                desk.books(input.text("company").orElse(null))
                        .orElseThrow(() ->
                                ProblemException.of(
                                        Cause.NOT_FOUND,
                                        "There are no books to hold invoices to.",
                                        "Import the books of a company first."));
        var items = items(books);
        var given = given(input, books, work);
        var asked = asked(given, books, items);
        var decision = work.decision();
        if (!asked.isEmpty() && decision.isEmpty()) {
            return new StepOutcome.Held(Answers.question(asked));
        }
        var notes = new ArrayList<String>();
        if (decision.isPresent()) {
            var answers = Answers.of(decision.get(), asked);
            given =
                    given.stream()
                            .map(each -> answered(each, answers, decision.get().by(), notes))
                            .toList();
        }
        return new StepOutcome.Proven(evidence(standards(given, books, items), books, notes));
    }

    private static List<Item> items(Books books) {
        // Invoices that came after the last complete day count too.
        return books.items(books.company().firstDay(), books.company().asOf().plusYears(1));
    }

    /** Documents as a reading step proved them, or by their ids. */
    private List<Given> given(Value.Fields input, Books books, Work work) {
        var given = new ArrayList<Given>();
        if (input.at("documents") instanceof Value.Items(var read)) {
            for (var each : read) {
                if (each instanceof Value.Fields fields
                        && fields.at("invoice") instanceof Value.Fields) {
                    given.add(handed(fields));
                }
            }
        }
        if (given.isEmpty()) {
            var ours = desk.ours(java.util.Optional.of(books));
            for (var id : Wanted.of(input).ids()) {
                work.cancellation().check();
                var document = desk.read(id, ours, work.cancellation());
                document.reading()
                        .ifPresent(reading ->
                                given.add(new Given(id, document.name(), reading.invoice())));
            }
        }
        if (given.isEmpty()) {
            throw ProblemException.of(
                    Cause.NOT_FOUND,
                    "There is no invoice to standardize.",
                    "Give the step the documents of an ocr_agent step, or ids of documents.");
        }
        return given;
    }

    private static Given handed(Value.Fields fields) {
        try {
            return new Given(
                    fields.text("document").orElse(""),
                    fields.text("name").orElse(""),
                    Json.as(fields.at("invoice"), Invoice.class));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    dev.baton.plan.Problem.of(
                            Cause.BAD_REQUEST,
                            "An invoice is not what reading proves.",
                            "Give the step the documents of an ocr_agent step."),
                    e);
        }
    }

    private static List<Answers.Asked> asked(List<Given> given, Books books, List<Item> items) {
        var asked = new ArrayList<Answers.Asked>();
        for (var each : given) {
            var standard = Standardization.of(each.invoice(), books.parties(), items);
            standard.open()
                    .forEach(open ->
                            asked.add(new Answers.Asked(each.document(), each.name(), open)));
        }
        return asked;
    }

    /** With what the person said of it; what cannot be is told and stays open. */
    private Given answered(Given given, Answers answers, String by, List<String> notes) {
        var invoice = given.invoice();
        for (var each : answers.byDocument().getOrDefault(given.document(), Map.of()).entrySet()) {
            try {
                invoice =
                        Correction.apply(
                                invoice,
                                each.getKey(),
                                each.getValue(),
                                new Mark(1, new Place.Person(by)));
                keep(given.document(), each, by);
            } catch (ProblemException e) {
                notes.add("%s: %s".formatted(given.name(), e.problem().text()));
            }
        }
        return new Given(given.document(), given.name(), invoice);
    }

    private void keep(
            String document, Map.Entry<dev.baton.finance.invoice.Field, String> said, String by) {
        // An invoice may have been handed over without a document that is kept.
        if (document.matches("[0-9a-f]{64}")) {
            documents.say(document, Map.of(said.getKey(), said.getValue()), by);
        }
    }

    private static List<StandardInvoice> standards(
            List<Given> given, Books books, List<Item> items) {
        var standards = new ArrayList<StandardInvoice>();
        var before = new ArrayList<Standard>();
        for (var each : given) {
            var standard = Standardization.of(each.invoice(), books.parties(), items);
            boolean repeated =
                    before.stream()
                            .anyMatch(
                                    other -> Duplicates.same(other.invoice(), standard.invoice()));
            before.add(standard);
            standards.add(StandardInvoice.of(each.document(), each.name(), standard, repeated));
        }
        return standards;
    }

    private static Evidence evidence(List<StandardInvoice> all, Books books, List<String> notes) {
        var ready = all.stream().filter(StandardInvoice::ready).toList();
        var facts =
                Told.facts(
                        "invoices.ready",
                        ready.stream().map(StandardInvoice::invoice).toList(),
                        books.company().asOf(),
                        all.stream().map(StandardInvoice::document).toList());
        var text =
                "%d of %d invoices are ready to be booked.%s%s%s"
                        .formatted(
                                ready.size(),
                                all.size(),
                                Told.sums(facts),
                                flagged(all),
                                notes.isEmpty() ? "" : " " + String.join(" ", notes));
        double confidence =
                ready.stream().mapToDouble(StandardInvoice::confidence).average().orElse(0);
        var rows = all.stream().map(StandardizationAgent::row).toList();
        return Body.of(text, confidence, quality(all, ready, confidence))
                .with("company", books.company().id())
                .with("invoices", all)
                .with("ready", ready.size())
                .with("left_out", all.size() - ready.size())
                .facts(facts)
                .table(Told.COLUMNS, rows)
                .evidence();
    }

    private static String flagged(List<StandardInvoice> all) {
        var flags = new java.util.TreeMap<String, Integer>();
        all.forEach(each -> each.flags().forEach(flag -> flags.merge(flag, 1, Integer::sum)));
        var words = new ArrayList<String>();
        flags.forEach((flag, count) -> words.add(flag.replace('_', ' ') + ": " + count));
        return words.isEmpty() ? "" : " To be looked at: " + String.join(", ", words) + ".";
    }

    private static Value row(StandardInvoice each) {
        var remarks = new ArrayList<>(each.flags());
        each.open().forEach(open -> remarks.add(open.field().code() + " open"));
        each.broken().forEach(finding -> remarks.add(finding.rule()));
        return Told.row(each.name(), each.invoice(), String.join(", ", remarks));
    }

    private static Quality quality(
            List<StandardInvoice> all, List<StandardInvoice> ready, double confidence) {
        long even = all.stream().filter(each -> !each.flags().contains("arithmetic")).count();
        return new Quality(
                List.of(),
                List.of(
                        new Quality.Component(
                                "ready",
                                (double) ready.size() / all.size(),
                                1,
                                "invoices with nothing open, of all"),
                        new Quality.Component(
                                "even",
                                (double) even / all.size(),
                                1,
                                "invoices whose sums come out even, of all"),
                        new Quality.Component(
                                "sure",
                                confidence,
                                1,
                                "mean of each ready invoice's least sure header field")));
    }

    /** What people said stays with the documents; the books were not changed. */
    @Override
    public boolean compensate(Evidence evidence, Work work) {
        return true;
    }
}
