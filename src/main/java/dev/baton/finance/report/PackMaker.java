package dev.baton.finance.report;

import dev.baton.agent.Agent;
import dev.baton.agent.Work;
import dev.baton.finance.book.Books;
import dev.baton.finance.fact.FactSheet;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts a pack together from what agents have proved; asks those whose work was not given. */
final class PackMaker {
    private static final String ANALYSIS = "ai_cfo_agent";
    private static final String FORECAST = "forecasting_agent";
    private static final String ALERTS = "alert_agent";
    private static final int MONTH = 31;

    private final Books books;
    private final LocalDate asOf;
    private final Function<String, Optional<Agent>> agents;
    private final Work work;
    private final boolean waiting;

    /** A pack and what it was made from. */
    record Made(BoardPack pack, List<Given> given) {}

    /** {@code waiting} says that something of the books waits for an approval. */
    PackMaker(
            Books books,
            LocalDate asOf,
            Function<String, Optional<Agent>> agents,
            Work work,
            boolean waiting) {
        this.books = books;
        this.asOf = asOf;
        this.agents = agents;
        this.work = work;
        this.waiting = waiting;
    }

    /** Throws a problem when the statements could not be had, or a number is no fact. */
    Made make(Value.Fields input) {
        begin("Statements and ratios are drawn up.", 0.05);
        var analysis =
                given(ANALYSIS, input.at("analysis"), input)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        Cause.CONFLICT,
                                        "There is nobody on duty who draws up statements.",
                                        "Start ai_cfo_agent, or give its evidence as analysis."));
        begin("Cash and result are forecast.", 0.3);
        var forecast = given(FORECAST, input.at("forecast"), input);
        begin("Risks are looked for.", 0.5);
        var alerts = given(ALERTS, input.at("alerts"), input);
        var currency = books.company().currency();
        var sections = new ArrayList<Section>();
        sections.add(
                new Section(
                        "summary",
                        "Summary",
                        List.of(new Section.Prose(analysis.text())),
                        analysis.cited()));
        sections.addAll(new AnalysisSections(analysis).all());
        forecast.ifPresent(each -> sections.add(OutlookSections.forecast(each, currency)));
        alerts.ifPresent(each -> sections.add(OutlookSections.risks(each, currency)));
        var given = new ArrayList<>(List.of(analysis));
        forecast.ifPresent(given::add);
        alerts.ifPresent(given::add);
        var open = open(given, forecast.isEmpty(), alerts.isEmpty());
        return new Made(new BoardPack(books.company(), asOf, open, apart(sections)), given);
    }

    /** Tells what comes next; a run that was stopped goes no further. */
    private void begin(String what, double share) {
        work.cancellation().check();
        work.progress(what, share);
    }

    private Optional<Given> given(String agent, Value evidence, Value.Fields input) {
        if (evidence instanceof Value.Fields body && !body.fields().isEmpty()) {
            return Optional.of(new Given(agent, body, asOf));
        }
        return agents.apply(agent).map(each -> asked(agent, each, input));
    }

    private Given asked(String name, Agent agent, Value.Fields input) {
        var taken = agent.card().input();
        var wanted = new LinkedHashMap<String, Value>();
        for (var field : List.of("company", "as_of", "period", "industry", "minimum_cash")) {
            boolean takes = taken.open() || taken.fields().containsKey(field);
            if (takes && !(input.at(field) instanceof Value.Nothing)) {
                wanted.put(field, input.at(field));
            }
        }
        return switch (agent.carryOut(new Value.Fields(wanted), work)) {
            case StepOutcome.Proven(var evidence)
                    when evidence.body() instanceof Value.Fields body ->
                    new Given(name, body, asOf);
            case StepOutcome.Failed(var problem) -> throw new ProblemException(problem);
            case StepOutcome.Proven _, StepOutcome.Held _ ->
                    throw ProblemException.of(
                            Cause.CONFLICT,
                            name + " gave nothing that could be reported.",
                            "Ask it alone to see why.");
        };
    }

    /** Why it is a draft until these are settled. */
    private List<String> open(List<Given> given, boolean noForecast, boolean noAlerts) {
        var open = new ArrayList<String>();
        given.stream()
                .filter(each -> each.confidence().signum() == 0)
                .forEach(each -> open.add("a check of " + each.agent() + " fails"));
        if (waiting) {
            open.add("entries wait for approval");
        }
        if (noForecast) {
            open.add("there is no forecast");
        }
        if (noAlerts) {
            open.add("risks were not looked at");
        }
        var matched = new HashSet<String>();
        books.matches().forEach(match -> matched.addAll(match.bankLines()));
        if (books.bankLines(asOf.minusDays(MONTH), asOf).stream()
                .anyMatch(line -> !matched.contains(line.id()))) {
            open.add("bank lines of the last month are not reconciled");
        }
        return open;
    }

    /** Agents that computed the same fact differently would be told here, and not printed. */
    private static List<Section> apart(List<Section> sections) {
        try {
            var facts = FactSheet.EMPTY;
            for (var section : sections) {
                facts = facts.and(section.facts());
            }
            return sections;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(
                            Cause.CONFLICT,
                            "What the agents gave does not agree: " + e.getMessage() + ".",
                            "Have them look at the books as of the same day."),
                    e);
        }
    }
}
