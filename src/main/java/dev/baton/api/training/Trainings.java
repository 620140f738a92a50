package dev.baton.api.training;

import dev.baton.api.security.CurrentCaller;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.reward.RewardConfig;
import dev.baton.reward.Weights;
import dev.baton.reward.training.Budget;
import dev.baton.reward.training.Settings;
import dev.baton.reward.training.TrainingConfig;
import dev.baton.reward.training.TrainingId;
import dev.baton.reward.training.TrainingPlan;
import dev.baton.reward.training.TrainingRun;
import dev.baton.reward.training.TrainingRuns;
import dev.baton.reward.training.question.QuestionSet;
import dev.baton.run.RunEngine;
import dev.baton.run.RunRequest;
import dev.baton.run.RunStatus;
import dev.baton.run.Runs;
import dev.baton.run.Terms;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts, finds and steers training runs for those who may. */
@ApplicationScoped
class Trainings {
    private static final String DOOR = "training";

    /** Whoever asks a question comes before whoever trains. */
    private static final int PRIORITY = 2;

    private static final Duration SOON = Duration.ofSeconds(5);

    private final TrainingRuns runs;
    private final RunEngine engine;
    private final Runs carried;
    private final DataSources sources;
    private final CurrentCaller current;
    private final TrainingConfig config;
    private final String weights;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Trainings(
            TrainingRuns runs,
            RunEngine engine,
            Runs carried,
            DataSources sources,
            CurrentCaller current,
            TrainingConfig config,
            RewardConfig rewards,
            Clock clock) {
        this.runs = runs;
        this.engine = engine;
        this.carried = carried;
        this.sources = sources;
        this.current = current;
        this.config = config;
        this.weights = Weights.of(rewards).version();
        this.clock = clock;
    }

    Caller caller() {
        return current.with(Permission.TRAIN);
    }

    /** Whose training runs the caller sees; null for everybody's. */
    @Nullable String onlyOf() {
        var caller = caller();
        return caller.may(Permission.ADMIN) ? null : caller.name();
    }

    /** Starts one. Throws conflict when the key was used for another one, and busy. */
    TrainingRun start(TrainingRequest request, QuestionSet set, @Nullable String key) {
        var caller = caller();
        var variant = request.settings().dataVariant();
        if (variant != null) {
            sources.find(variant, caller);
        }
        var id = TrainingId.of(key == null ? random.nextLong() : bits(caller.name() + "\n" + key));
        var earlier = key == null ? null : runs.find(id).orElse(null);
        if (earlier != null) {
            return same(earlier, request, set);
        }
        var run =
                new TrainingRun(
                        id,
                        new RunId(id.value()),
                        request.name() == null ? id.value() : request.name(),
                        caller.name(),
                        request.settings(),
                        weights,
                        set.hash(),
                        set.questions().size(),
                        set.questions().size() * request.settings().perQuestion(),
                        0,
                        Duration.ZERO,
                        null,
                        clock.instant(),
                        null);
        runs.add(run, set);
        start(run, run.run(), caller);
        return run;
    }

    private static TrainingRun same(TrainingRun earlier, TrainingRequest request, QuestionSet set) {
        if (earlier.setHash().equals(set.hash()) && earlier.settings().equals(request.settings())) {
            return earlier;
        }
        throw ProblemException.of(
                Cause.CONFLICT,
                "This Idempotency-Key was used for another training run.",
                "Use a new key for each training run.");
    }

    private static long bits(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    private void start(TrainingRun run, RunId by, Caller caller) {
        engine.start(
                new RunRequest(
                        new SessionId(run.id().value()),
                        caller,
                        DOOR,
                        "Training run " + run.name(),
                        TrainingPlan.of(run.id(), run.name(), run.questions(), config.timeout()),
                        new Value.Fields(Map.of("training", Value.text(run.id().value()))),
                        config.timeout(),
                        null,
                        by,
                        Terms.DEFAULT.at(DOOR).urgent(PRIORITY)));
    }

    /** The run of that id, if the caller may see it; throws not_found. */
    TrainingRun find(String id) {
        var only = onlyOf();
        try {
            return runs.find(new TrainingId(id))
                    .filter(run -> only == null || run.caller().equals(only))
                    .orElseThrow(Trainings::unknown);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no such training run.",
                "GET /training/runs lists those that are kept.");
    }

    /** How it stands: what its run says; one that is not remembered any more has ended. */
    RunStatus status(TrainingRun run) {
        return statuses(List.of(run)).getOrDefault(run.id(), RunStatus.CANCELLED);
    }

    /** As above, of many at once. */
    Map<TrainingId, RunStatus> statuses(List<TrainingRun> many) {
        var known = carried.statuses(many.stream().map(TrainingRun::run).toList());
        var statuses = new HashMap<TrainingId, RunStatus>();
        for (var run : many) {
            var over = run.finished() == null ? RunStatus.CANCELLED : RunStatus.COMPLETED;
            statuses.put(run.id(), known.getOrDefault(run.run(), over));
        }
        return statuses;
    }

    /** Lets it rest: what is under way is carried to its end, nothing more begins. */
    void pause(TrainingRun run) {
        runs.rest(run.id());
        engine.pause(run.run(), current.caller().name());
        engine.await(run.run(), SOON, status -> status != RunStatus.RUNNING);
    }

    /** Stops it; what is graded stays. */
    void cancel(TrainingRun run) {
        if (engine.find(run.run()).isPresent()) {
            engine.cancel(run.run(), current.caller().name());
            engine.await(run.run(), SOON);
        }
    }

    /**
     * Lets it go on: one that rests, and also one that has ended before all was answered, then
     * within another budget if one is given. Throws conflict when nothing is left.
     */
    void resume(TrainingRun run, int done, @Nullable Budget budget) {
        var status = status(run);
        if (!status.ended()) {
            if (budget != null) {
                throw ProblemException.of(
                        Cause.CONFLICT,
                        "The budget of a run that is under way stays as it is.",
                        "Cancel it, then resume it within another budget.");
            }
            engine.resume(run.run(), current.caller().name());
            return;
        }
        if (done >= run.answers()) {
            throw ProblemException.of(Cause.CONFLICT, "Every answer is there already.");
        }
        Settings settings = budget == null ? run.settings() : run.settings().within(budget);
        var next = new RunId("%s-%s".formatted(run.id(), UUID.randomUUID()));
        if (runs.goOn(run, next, settings)) {
            start(run, next, current.caller());
        }
    }
}
