package dev.baton.pipeline.quality;

import dev.baton.agent.Work;
import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One operation data_validation on one data source. */
final class Validation {
    private static final Duration TO_REPORT = Duration.ofMillis(500);

    private final DataSource source;
    private final Clock clock;

    Validation(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The report; of a dry run, what would be asked. */
    Evidence evidence(Value.Fields input, Work work) {
        var asOf = asOf(input);
        var rules = rules(input, asOf);
        return input.at("test") instanceof Value.Flag(var test) && test
                ? planned(rules, asOf)
                : checked(rules, asOf, work);
    }

    private Instant asOf(Value.Fields input) {
        var text = input.text("as_of").orElse("");
        try {
            return text.isBlank()
                    ? clock.instant()
                    : text.length() == 10
                            ? LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay()
                                    .minusNanos(1)
                                    .toInstant(ZoneOffset.UTC)
                            : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "as_of is not a time: %s.".formatted(text),
                    "Write a day such as 2026-01-31 or an ISO time in UTC.");
        }
    }

    private List<Rule> rules(Value.Fields input, Instant asOf) {
        var schema = source.schema();
        if (input.at("rules") instanceof Value.Items(var given) && !given.isEmpty()) {
            return new RuleReader(schema.catalogue(), asOf).read(given);
        }
        return RuleProposals.of(schema, tables(input));
    }

    private List<Table> tables(Value.Fields input) {
        var catalogue = source.schema().catalogue();
        if (input.at("tables") instanceof Value.Items(var named) && !named.isEmpty()) {
            return named.stream()
                    .map(name -> name instanceof Value.Text(var text) ? text : "")
                    .map(name ->
                            RuleReader.table(catalogue, name)
                                    .orElseThrow(() ->
                                            ProblemException.of(
                                                    Cause.BAD_REQUEST,
                                                    "There is no table %s.".formatted(name),
                                                    "Leave tables out to check all of them.")))
                    .toList();
        }
        return catalogue.tables().stream().filter(table -> !table.view()).toList();
    }

    private static Map<TableName, List<Rule>> byTable(List<Rule> rules) {
        var byTable = new LinkedHashMap<TableName, List<Rule>>();
        rules.forEach(
                rule -> byTable.computeIfAbsent(rule.table(), _ -> new ArrayList<>()).add(rule));
        return byTable;
    }

    private Evidence checked(List<Rule> rules, Instant asOf, Work work) {
        var check =
                new TableCheck(
                        source,
                        asOf,
                        () -> Duration.between(clock.instant(), work.deadline()).minus(TO_REPORT),
                        work.cancellation());
        var reports = new ArrayList<TableReport>();
        var byTable = byTable(rules);
        byTable.forEach((name, some) -> {
            work.progress("Checking " + name.name(), (double) reports.size() / byTable.size());
            reports.add(check.report(source.schema().catalogue().table(name).orElseThrow(), some));
        });
        boolean proposed = rules.stream().anyMatch(Rule::proposed);
        var report = new Report(source.name(), asOf.toString(), proposed, reports);
        var text = ReportText.sentences(report);
        return evidence(
                report.json()
                        .with("text", Value.text(text))
                        .with("markdown", Value.text(ReportText.markdown(report)))
                        .with("confidence", Report.number(report.confidence())),
                text);
    }

    /** What would be asked, without asking it. */
    private Evidence planned(List<Rule> rules, Instant asOf) {
        var queries = new ArrayList<Value>();
        byTable(rules)
                .forEach((name, some) -> {
                    var table = source.schema().catalogue().table(name).orElseThrow();
                    queries.add(Value.text(new TableQuery(table, some, asOf).sql()));
                });
        var text =
                "%d rules over %d tables of %s would be checked, with one query for each table; nothing was read or changed."
                        .formatted(rules.size(), queries.size(), source.name());
        var body = new LinkedHashMap<String, Value>();
        body.put("data_source", Value.text(source.name()));
        body.put("test", new Value.Flag(true));
        body.put(
                "rules",
                new Value.Items(
                        rules.stream()
                                .map(rule -> (Value) new Value.Fields(Report.rule(rule)))
                                .toList()));
        body.put("queries", new Value.Items(queries));
        body.put("text", Value.text(text));
        body.put("confidence", Value.number(1));
        return evidence(new Value.Fields(body), text);
    }

    private static Evidence evidence(Value.Fields body, String digest) {
        return new Evidence(body, digest, "rules");
    }
}
