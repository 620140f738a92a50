package dev.baton.finance.sync;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.book.store.Rollback;
import dev.baton.finance.fact.Quality;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings books up to date from files, or says how far they are when there are none. */
@ApplicationScoped
class DataSyncAgent implements Agent {
    private static final String NAME = "data_sync_agent";
    private static final AgentCard CARD =
            new AgentCard(
                    NAME,
                    "Takes a company's CSV files (chart, parties, invoices, journal, bank lines)"
                            + " over into its books, once, when their control totals match; without"
                            + " files it says how far the books go.",
                    Shape.fields()
                            .maybe("company", Shape.ANY)
                            .maybe("files", Shape.ANY)
                            .maybe("source", Shape.ANY)
                            .maybe("request", Shape.ANY),
                    Shape.fields()
                            .with("text", Shape.TEXT)
                            .with("confidence", Shape.NUMBER)
                            .with("quality", Shape.NUMBER)
                            .with("company", Shape.TEXT)
                            .with("watermark", Shape.TEXT)
                            .with("added", Shape.NUMBER)
                            .with("known", Shape.NUMBER)
                            .with("rejected", Shape.NUMBER)
                            .with("rejected_ids", new Shape.Items(Shape.TEXT))
                            .maybe("import_id", Shape.TEXT)
                            .maybe("counts", Shape.ANY),
                    Effect.IDEMPOTENT,
                    FinancePermissions.READ,
                    new AgentCard.Cost(0, 2000));
    private static final int SHOWN = 100;

    private final Sync sync;
    private final Rollback rollback;

    DataSyncAgent(Sync sync, Rollback rollback) {
        this.sync = sync;
        this.rollback = rollback;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var company = input.text("company").filter(text -> !text.isBlank()).orElse(null);
        if (!(input.at("files") instanceof Value.Fields(var files)) || files.isEmpty()) {
            var found = sync.company(company);
            var text =
                    "No files were given. The books of %s are complete up to %s."
                            .formatted(found.name(), found.asOf());
            return proven(text, new Sync.Synced(found, NOTHING, found.asOf()));
        }
        if (!work.caller().may(FinancePermissions.POST)) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "%s may not import books.".formatted(work.caller().name()),
                    "Use a key with the permission " + FinancePermissions.POST + ".");
        }
        var texts = new LinkedHashMap<String, String>();
        files.forEach((name, value) -> texts.put(name, text(name, value)));
        work.progress("Reading %s files".formatted(texts.size()), 0.1);
        var actor = Actor.agent(NAME, work);
        var synced = sync.take(texts, company, input.text("source").orElse("csv"), actor);
        return proven(sentence(synced), synced);
    }

    private static final Imports.Report NOTHING = new Imports.Report("", true, Map.of());

    private static String text(String name, Value value) {
        if (value instanceof Value.Text(var text)) {
            return text;
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST, "%s is not text.".formatted(name), "Send each file as text.");
    }

    private static String sentence(Sync.Synced synced) {
        var report = synced.report();
        var entries = report.counts().getOrDefault("entries", new Imports.Count(0, 0, List.of()));
        if (report.repeated()) {
            return "These files of %s were taken over before; nothing was added."
                    .formatted(synced.company().name());
        }
        return "%,d entries and %,d other records are new in the books of %s, %,d were known, %,d were rejected because they differ from what was booked. The books are complete up to %s."
                .formatted(
                        entries.added(),
                        report.added() - entries.added(),
                        synced.company().name(),
                        report.known(),
                        report.rejected(),
                        synced.watermark());
    }

    private static StepOutcome proven(String text, Sync.Synced synced) {
        var report = synced.report();
        long all = report.added() + report.known() + report.rejected();
        double accepted = all == 0 ? 1 : 1 - (double) report.rejected() / all;
        var quality =
                new Quality(
                                List.of(new Quality.Check("control totals", true, "they match")),
                                List.of(
                                        new Quality.Component(
                                                "accepted", accepted, 1, "records not rejected")))
                        .value();
        var body = new LinkedHashMap<String, Object>();
        body.put("text", text);
        body.put("confidence", quality);
        body.put("quality", quality);
        body.put("company", synced.company().id());
        body.put("watermark", synced.watermark().toString());
        body.put("added", report.added());
        body.put("known", report.known());
        body.put("rejected", report.rejected());
        body.put(
                "rejected_ids",
                report.counts().values().stream()
                        .flatMap(count -> count.rejected().stream())
                        .limit(SHOWN)
                        .toList());
        body.put("counts", report.counts());
        if (!report.repeated()) {
            body.put("import_id", report.id());
        }
        return new StepOutcome.Proven(new Evidence(Json.fields(body), text, "rules"));
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        if (evidence.body() instanceof Value.Fields body) {
            body.text("import_id")
                    .ifPresent(id ->
                            rollback.ofImport(
                                    body.text("company").orElse(""),
                                    id,
                                    Actor.agent(NAME, work).because("the run was rolled back")));
        }
        return true;
    }
}
