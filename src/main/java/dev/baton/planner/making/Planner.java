package dev.baton.planner.making;

import dev.baton.agent.AgentRegistry;
import dev.baton.agent.Work;
import dev.baton.model.Models;
import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepId;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Ending;
import dev.baton.planner.Estimating;
import dev.baton.planner.Goal;
import dev.baton.planner.PlanFaults;
import dev.baton.planner.Planned;
import dev.baton.planner.PlannerConfig;
import dev.baton.planner.Planning;
import dev.baton.planner.Setback;
import dev.baton.planner.Validating;
import dev.baton.planner.Wishes;
import dev.baton.planner.rewoo.ModelPlanner;
import dev.baton.planner.rule.RulePlanner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes plans: one known already, else a model's, else one by rules, else a clear problem. */
@ApplicationScoped
public class Planner implements Planning {
    private static final Logger LOG = Logger.getLogger(Planner.class);

    /** Who made a plan that was made before. */
    static final String CACHE = "cache";

    private final AgentRegistry agents;
    private final ModelPlanner model;
    private final Models models;
    private final PlannerConfig config;
    private final Clock clock;
    private final PlanCache cache;

    @Inject
    Planner(
            AgentRegistry agents,
            ModelPlanner model,
            Models models,
            PlannerConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this(agents, model, models, config, clock);
        CaffeineCacheMetrics.monitor(metrics, cache.cache(), "baton_plan");
    }

    /** A planner whose cache nobody watches. */
    public Planner(
            AgentRegistry agents,
            ModelPlanner model,
            Models models,
            PlannerConfig config,
            Clock clock) {
        this.agents = agents;
        this.model = model;
        this.models = models;
        this.config = config;
        this.clock = clock;
        this.cache = new PlanCache(config);
    }

    @Override
    public Planned plan(Goal goal, Work work) {
        return completed(made(goal, work), Wishes.of(goal.input()));
    }

    @Override
    public Planned replan(Setback setback, Work work) {
        var before =
                new Setback(
                        Validating.without(setback.plan()),
                        setback.done(),
                        setback.failed(),
                        setback.problem());
        return completed(madeAnew(before, work), Wishes.of(work.request()));
    }

    private static Planned completed(Planned made, Wishes wishes) {
        return wishes.validate()
                ? new Planned(Validating.plan(made.plan()), made.madeBy(), made.estimate())
                : made;
    }

    private Planned made(Goal goal, Work work) {
        var catalogue = Catalogue.of(agents, goal.caller());
        var key = PlanCache.Key.of(goal, catalogue, model.engine(), LocalDate.now(clock));
        var known = cache.find(key);
        if (known.isPresent()) {
            return planned(known.get(), CACHE, catalogue, Set.of());
        }
        Problem why = null;
        if (Wishes.of(goal.input()).model() && model.available()) {
            try {
                var outcome = model.plan(goal, catalogue, work);
                if (outcome.plan() != null) {
                    cache.keep(key, outcome.plan());
                    return planned(outcome.plan(), outcome.engine(), catalogue, Set.of());
                }
                why = refused(outcome);
            } catch (ProblemException e) {
                why = ofModel(e);
            }
            LOG.warnf("%s: planned by rules: %s", work.run(), why.text());
        }
        return byRules(goal, catalogue, why);
    }

    private Planned madeAnew(Setback setback, Work work) {
        if (!made(setback)) {
            throw new ProblemException(setback.problem());
        }
        var goal = new Goal(work.goal(), work.request(), work.caller());
        var catalogue = Catalogue.of(agents, goal.caller());
        Problem why = null;
        if (Wishes.of(goal.input()).model() && model.available()) {
            try {
                var outcome = model.replan(goal, setback, catalogue, work);
                if (outcome.plan() != null) {
                    return planned(
                            outcome.plan(), outcome.engine(), catalogue, setback.done().keySet());
                }
                why = refused(outcome);
            } catch (ProblemException e) {
                why = ofModel(e);
            }
            LOG.warnf("%s: planned on by rules: %s", work.run(), why.text());
        }
        return around(goal, setback, catalogue);
    }

    /** A workflow's answer is its own, and nobody writes an answer in place of the solver. */
    private static boolean made(Setback setback) {
        return setback.plan().steps().stream().anyMatch(step -> step.agent().equals(Ending.SOLVER))
                && setback.plan()
                        .step(setback.failed())
                        .filter(step -> !step.agent().equals(Ending.SOLVER))
                        .isPresent();
    }

    private Planned byRules(Goal goal, Catalogue catalogue, @Nullable Problem why) {
        var rules = new RulePlanner(catalogue, LocalDate.now(clock), config.stepTime());
        return switch (rules.plan(goal)) {
            case RulePlanner.Outcome.Made(var plan) -> checked(plan, catalogue, Set.of());
            case RulePlanner.Outcome.Declined(var clauses, var possible) ->
                    throw new ProblemException(why == null ? declined(clauses, possible) : why);
        };
    }

    private Planned around(Goal goal, Setback setback, Catalogue catalogue) {
        return RulePlanner.around(goal, setback, catalogue)
                .map(plan -> checked(plan, catalogue, setback.done().keySet()))
                .orElseThrow(() -> new ProblemException(setback.problem()));
    }

    private Planned checked(Plan plan, Catalogue catalogue, Set<StepId> done) {
        var planned = planned(plan, Models.RULES, catalogue, done);
        var faults = PlanFaults.of(plan, done, catalogue, config, planned.estimate());
        if (!faults.isEmpty()) {
            throw new ProblemException(faulty("The plan has faults.", faults));
        }
        return planned;
    }

    private Planned planned(Plan plan, String madeBy, Catalogue catalogue, Set<StepId> done) {
        return new Planned(plan, madeBy, new Estimating(catalogue, models).of(plan, done));
    }

    /** Rules stand in for a model only; a cancelled request is over. */
    private static Problem ofModel(ProblemException e) {
        if (!e.problem().cause().ofModel()) {
            throw e;
        }
        return e.problem();
    }

    private Problem refused(ModelPlanner.Outcome outcome) {
        var impossible = outcome.impossible();
        return impossible == null
                ? faulty(
                        "The plan of %s has faults that it did not repair."
                                .formatted(outcome.engine()),
                        outcome.faults())
                : Problem.of(
                        Cause.BAD_PLAN,
                        "The agents on duty cannot do this: " + impossible,
                        "Ask for a part of it, or have an agent registered that can do it.");
    }

    private static Problem faulty(String text, List<PlanCheck.Fault> faults) {
        return new Problem(
                Cause.BAD_PLAN,
                text,
                faults.stream().map(fault -> fault.code() + ": " + fault.text()).toList());
    }

    private static Problem declined(List<String> clauses, List<String> possible) {
        var suggestions = new ArrayList<String>();
        if (possible.isEmpty()) {
            suggestions.add("There is no agent on duty that you may use.");
        }
        suggestions.addAll(possible);
        return new Problem(
                Cause.BAD_PLAN,
                "No agent on duty is for this: “%s”.".formatted(String.join("”, “", clauses)),
                suggestions);
    }
}
