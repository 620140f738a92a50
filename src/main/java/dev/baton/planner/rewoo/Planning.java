package dev.baton.planner.rewoo;

import dev.baton.agent.Work;
import dev.baton.model.ModelCall;
import dev.baton.model.ModelReply;
import dev.baton.model.Models;
import dev.baton.model.Prompt;
import dev.baton.model.Purpose;
import dev.baton.model.Tokens;
import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Ending;
import dev.baton.planner.Estimating;
import dev.baton.planner.Goal;
import dev.baton.planner.PlanFaults;
import dev.baton.planner.PlannerConfig;
import dev.baton.planner.Setback;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One goal on its way to a plan: asked, read, checked, repaired. */
final class Planning {
    private static final int LONGEST_WRITTEN = 6000;
    private static final int LONGEST_DIGEST = 600;

    private final Models models;
    private final PlannerConfig config;
    private final Clock clock;
    private final ModelPlanner.Prompts prompts;
    private final Goal goal;
    private final Catalogue catalogue;
    private final Catalogue shown;
    private final Work work;

    Planning(
            Models models,
            PlannerConfig config,
            Clock clock,
            ModelPlanner.Prompts prompts,
            Goal goal,
            Catalogue catalogue,
            Work work) {
        this.models = models;
        this.config = config;
        this.clock = clock;
        this.prompts = prompts;
        this.goal = goal;
        this.catalogue = catalogue;
        this.shown = catalogue.fitting(goal.text(), config.catalogueTokens());
        this.work = work;
    }

    /** What a model's words were made into. */
    private record Attempt(Plan plan, List<PlanCheck.Fault> faults) {}

    ModelPlanner.Outcome plan() {
        work.progress("making a plan", 0.1);
        return written(prompts.plan(), inputs(), this::planned);
    }

    ModelPlanner.Outcome replan(Setback setback) {
        work.progress("planning on after a failure", 0.1);
        var inputs = new LinkedHashMap<>(inputs());
        inputs.put("done", done(setback));
        inputs.put("failed", failed(setback));
        return written(
                prompts.replan(),
                inputs,
                draft ->
                        checked(
                                new Patch(setback)
                                        .result(goal, catalogue, config.stepTime(), draft)));
    }

    private ModelPlanner.Outcome written(
            Prompt prompt, Map<String, String> inputs, Function<Draft, Attempt> reading) {
        var reply = ask(prompt.with(inputs));
        for (int repairs = 0; ; repairs++) {
            var draft = Draft.read(reply.text()).orElse(null);
            if (draft != null && draft.impossible() != null && draft.steps().isEmpty()) {
                return new ModelPlanner.Outcome(
                        null, List.of(), draft.impossible(), reply.engine());
            }
            var attempt = draft == null ? null : reading.apply(draft);
            if (attempt != null && attempt.faults().isEmpty()) {
                return new ModelPlanner.Outcome(attempt.plan(), List.of(), null, reply.engine());
            }
            var faults = attempt == null ? List.of(unreadable()) : attempt.faults();
            if (repairs >= config.repairs()) {
                return new ModelPlanner.Outcome(null, faults, null, reply.engine());
            }
            work.progress("having the plan repaired", 0.5);
            reply = ask(repair(inputs, reply.text(), faults));
        }
    }

    private static PlanCheck.Fault unreadable() {
        return new PlanCheck.Fault(
                "unreadable", null, "This is not the JSON object that was asked for.");
    }

    private Prompt.Filled repair(
            Map<String, String> inputs, String written, List<PlanCheck.Fault> faults) {
        var all = new LinkedHashMap<>(inputs);
        all.putIfAbsent("done", "");
        all.putIfAbsent("failed", "");
        all.put("written", shortened(written, LONGEST_WRITTEN));
        all.put(
                "faults",
                faults.stream()
                        .limit(20)
                        .map(fault -> fault.code() + ": " + fault.text())
                        .collect(Collectors.joining("\n")));
        return prompts.repair().with(all);
    }

    private Attempt planned(Draft draft) {
        var drafting = new Drafting(goal, catalogue, config.stepTime(), Map.of());
        var steps = drafting.steps(draft);
        return checked(new Patch.Result(steps, drafting.faults(), Set.of(), Map.of()));
    }

    private Attempt checked(Patch.Result result) {
        var plan = Ending.plan(goal, result.steps(), result.gaps(), catalogue);
        var estimate = new Estimating(catalogue, models).of(plan, result.done());
        var faults = new ArrayList<>(result.faults());
        if (result.steps().size() == result.done().size()) {
            faults.add(new PlanCheck.Fault("no_steps", null, "The plan has no steps."));
        }
        faults.addAll(PlanFaults.of(plan, result.done(), catalogue, config, estimate));
        faults.addAll(Echo.faults(result.steps(), prompts.plan(), shown.text()));
        return new Attempt(plan, faults.stream().distinct().toList());
    }

    private Map<String, String> inputs() {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("agents", shown.text());
        inputs.put("today", LocalDate.now(clock).toString());
        inputs.put("before", References.marked(before()));
        inputs.put("goal", References.marked(goal.text()));
        return inputs;
    }

    private String before() {
        return goal.input().at("before") instanceof Value.Fields before
                ? before.text("question").orElse("") + "\n" + before.text("text").orElse("")
                : "";
    }

    private String done(Setback setback) {
        return setback.plan().steps().stream()
                .flatMap(step ->
                        Stream.ofNullable(setback.done().get(step.id()))
                                .map(proved ->
                                        "%s %s (%s): %s"
                                                .formatted(
                                                        step.id(),
                                                        step.title(),
                                                        step.agent(),
                                                        shortened(
                                                                proved.digest(), LONGEST_DIGEST))))
                .map(References::marked)
                .collect(Collectors.joining("\n"));
    }

    private String failed(Setback setback) {
        var step = setback.plan().step(setback.failed()).orElse(null);
        var what = step == null ? "" : "%s (%s)".formatted(step.title(), step.agent());
        return References.marked(
                "%s %s: %s: %s"
                        .formatted(
                                setback.failed(),
                                what,
                                setback.problem().cause().code(),
                                setback.problem().text()));
    }

    private ModelReply ask(Prompt.Filled prompt) {
        var patience = Duration.between(clock.instant(), work.deadline()).minus(config.reserve());
        if (patience.isNegative() || patience.isZero()) {
            throw ProblemException.of(
                    Cause.MODEL_TIMEOUT, "No time is left to ask a language model for a plan.");
        }
        var call = new ModelCall(Purpose.PLANNING, prompt, patience, work.cancellation());
        var reply = models.ask(call.insteadOf(plainTokens(prompt)));
        work.used(reply.use());
        return reply;
    }

    /** What the prompt would have taken with every agent in it. */
    private int plainTokens(Prompt.Filled prompt) {
        int filled = Tokens.count(prompt.system()) + Tokens.count(prompt.user());
        return shown == catalogue
                ? filled
                : filled - Tokens.count(shown.text()) + Tokens.count(catalogue.text());
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
