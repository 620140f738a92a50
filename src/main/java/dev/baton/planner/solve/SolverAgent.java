package dev.baton.planner.solve;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.context.Briefing;
import dev.baton.context.Briefings;
import dev.baton.json.Json;
import dev.baton.model.ModelCall;
import dev.baton.model.Models;
import dev.baton.model.Prompt;
import dev.baton.model.Purpose;
import dev.baton.model.Tokens;
import dev.baton.model.Wish;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.planner.Ending;
import dev.baton.planner.PlannerConfig;
import dev.baton.planner.Wishes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Writes the answer from what the steps of a plan proved: by one model call whose numbers are held
 * against the evidence, else by rules. How sure it is, is computed.
 */
@ApplicationScoped
public class SolverAgent implements Agent {
    private static final Logger LOG = Logger.getLogger(SolverAgent.class);
    private static final int LONGEST_REASON = 240;
    private static final double SENTENCE_DROPPED = 0.9;
    private static final AgentCard CARD =
            new AgentCard(
                    Ending.SOLVER,
                    "Writes the answer to a goal from what the steps of its plan found.",
                    Shape.Fields.of(List.of())
                            .with("goal", Shape.TEXT)
                            .with("steps", new Shape.Items(Shape.ANY)),
                    Shape.Fields.of(List.of())
                            .with("text", Shape.TEXT)
                            .with("reasoning", new Shape.Items(Shape.TEXT))
                            .with("confidence", Shape.NUMBER)
                            .with("requires_human", Shape.FLAG)
                            .with("engine", Shape.TEXT)
                            .with("nearest", new Shape.Items(Shape.TEXT))
                            .with("rests_on", new Shape.Items(Shape.TEXT))
                            .with("evidence", new Shape.Items(Shape.ANY)),
                    Effect.NONE);

    private final Models models;
    private final Briefings briefings;
    private final PlannerConfig config;
    private final Clock clock;
    private final Prompt prompt = Prompt.named("planner-solve");

    @Inject
    public SolverAgent(Models models, Briefings briefings, PlannerConfig config, Clock clock) {
        this.models = models;
        this.briefings = briefings;
        this.config = config;
        this.clock = clock;
    }

    /** The answer's words, the steps they rest on, who wrote them, and what part can be trusted. */
    private record Said(
            String text, Set<StepId> steps, String engine, double trust, List<String> notes) {}

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var goal = input.text("goal").orElse(work.goal());
        var findings = Finding.all(input.at("steps"), work.evidence());
        var said = byModel(goal, findings, work).orElseGet(() -> byRules(findings, List.of()));
        var body = body(said, findings).with("nearest", nearest(goal, findings));
        return new StepOutcome.Proven(new Evidence(body, said.text(), said.engine()));
    }

    /** The goal for the newest time that has rows, where its own has none. */
    private static Value nearest(String goal, List<Finding> findings) {
        return new Value.Items(
                findings.stream()
                        .flatMap(finding -> finding.instead(goal).stream())
                        .limit(1)
                        .<Value>map(Value::text)
                        .toList());
    }

    private static Said byRules(List<Finding> findings, List<String> notes) {
        var steps =
                findings.stream()
                        .filter(Finding::found)
                        .map(Finding::step)
                        .collect(Collectors.toSet());
        return new Said(Composition.of(findings), steps, Models.RULES, 1, notes);
    }

    /** Empty when rules are to write: no model, nothing found, or nothing usable written. */
    private Optional<Said> byModel(String goal, List<Finding> findings, Work work) {
        if (findings.stream().noneMatch(Finding::found) || !models.available(Purpose.PROSE)) {
            return Optional.empty();
        }
        try {
            return asked(goal, findings, work);
        } catch (ProblemException e) {
            if (!e.problem().cause().ofModel()) {
                throw e;
            }
            LOG.warnf("%s: the answer is written by rules: %s", work.run(), e.problem().text());
            return Optional.of(
                    byRules(findings, List.of("Written by rules: " + e.problem().text())));
        }
    }

    private Optional<Said> asked(String goal, List<Finding> findings, Work work) {
        var patience = Duration.between(clock.instant(), work.deadline()).minus(config.reserve());
        if (patience.isNegative() || patience.isZero()) {
            return Optional.empty();
        }
        var briefing =
                Wishes.of(work.request()).compress()
                        ? EvidenceText.of(goal, findings, briefings, config.evidenceTokens())
                        : EvidenceText.whole(goal, findings, briefings);
        var told = models.prompt(prompt, Wish.of(work.request()));
        var filled = told.with(Map.of("goal", goal, "evidence", briefing.text()));
        var reply =
                models.ask(
                        new ModelCall(Purpose.PROSE, filled, patience, work.cancellation())
                                .insteadOf(plainTokens(filled, briefing, findings))
                                .watched(work::token));
        work.used(reply.use());
        var cited = Cited.of(reply.text(), goal, findings);
        var doubt =
                cited.left() == 0 || cited.dropped() > cited.left()
                        ? "the model named numbers that no evidence has."
                        : cited.rests() ? "" : "the model named no evidence.";
        if (!doubt.isEmpty()) {
            LOG.warnf("%s: the answer is written by rules: %s", work.run(), doubt);
            return Optional.of(byRules(findings, List.of("Written by rules: " + doubt)));
        }
        var notes =
                cited.dropped() == 0
                        ? List.<String>of()
                        : List.of("A sentence was left out: no evidence has its numbers.");
        double trust = Math.pow(SENTENCE_DROPPED, cited.dropped());
        return Optional.of(new Said(cited.text(), cited.steps(), reply.engine(), trust, notes));
    }

    /** What the prompt would have taken with the whole of the evidence in it. */
    private static int plainTokens(
            Prompt.Filled filled, Briefing briefing, List<Finding> findings) {
        int whole =
                findings.stream()
                        .filter(finding -> finding.evidence() != null)
                        .mapToInt(finding -> Tokens.count(Json.write(finding.evidence().body())))
                        .sum();
        return Tokens.count(filled.system())
                + Tokens.count(filled.user())
                - briefing.tokens()
                + Math.max(whole, briefing.tokens());
    }

    private Value.Fields body(Said said, List<Finding> findings) {
        double sure = Math.round(sure(said, findings) * 1000) / 1000.0;
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(said.text()));
        body.put("reasoning", reasoning(said, findings));
        body.put("confidence", new Value.Number(BigDecimal.valueOf(sure)));
        body.put("requires_human", new Value.Flag(sure < config.confidenceThreshold()));
        body.put("engine", Value.text(said.engine()));
        body.put(
                "rests_on",
                new Value.Items(
                        said.steps().stream()
                                .sorted()
                                .<Value>map(step -> Value.text(step.value()))
                                .toList()));
        body.put(
                "evidence",
                new Value.Items(
                        findings.stream()
                                .<Value>map(each -> each.told(said.steps().contains(each.step())))
                                .toList()));
        return new Value.Fields(body);
    }

    /**
     * As sure as the least sure evidence it rests on (all that was found, when it names none), less
     * when steps found nothing; nothing at all when none did.
     */
    private static double sure(Said said, List<Finding> findings) {
        var found = findings.stream().filter(Finding::found).toList();
        var used = found.stream().filter(each -> said.steps().contains(each.step())).toList();
        double least =
                (used.isEmpty() ? found : used)
                        .stream().mapToDouble(Finding::confidence).min().orElse(0);
        double share = findings.isEmpty() ? 0 : (double) found.size() / findings.size();
        return least * (0.5 + 0.5 * share) * said.trust();
    }

    private static Value reasoning(Said said, List<Finding> findings) {
        var reasoning = new ArrayList<Value>();
        for (var finding : findings) {
            var text = "%s %s: %s".formatted(finding.step(), finding.title(), finding.text());
            reasoning.add(
                    Value.text(
                            text.length() > LONGEST_REASON
                                    ? text.substring(0, LONGEST_REASON) + "…"
                                    : text));
        }
        said.notes().forEach(note -> reasoning.add(Value.text(note)));
        return new Value.Items(reasoning);
    }
}
