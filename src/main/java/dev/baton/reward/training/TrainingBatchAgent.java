package dev.baton.reward.training;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.model.RunSpending;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.reward.grade.Grader;
import dev.baton.reward.grade.PreparedTask;
import dev.baton.security.Caller;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;

/** Answers and grades a share of what a training run has left. */
@ApplicationScoped
class TrainingBatchAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "training_batch",
                    "Has a share of a training run's questions answered, and grades the answers.",
                    Shape.fields().with("training", Shape.TEXT).with("steps", Shape.NUMBER),
                    Shape.fields().with("left", Shape.NUMBER).maybe("stopped", Shape.ANY),
                    Effect.NONE);

    private final TrainingRuns runs;
    private final Questions questions;
    private final Results results;
    private final Grading grading;
    private final Sources sources;
    private final RunSpending spending;
    private final Clock clock;

    /** Opens the data source of a question. */
    interface Sources {
        dev.baton.sql.DataSource open(String name, Caller caller);
    }

    @Inject
    TrainingBatchAgent(
            TrainingRuns runs,
            DataSource database,
            Grader grader,
            DataSources sources,
            RunSpending spending,
            Clock clock) {
        this(runs, database, grader::prepare, (Sources) sources::open, spending, clock);
    }

    TrainingBatchAgent(
            TrainingRuns runs,
            DataSource database,
            Grading grading,
            Sources sources,
            RunSpending spending,
            Clock clock) {
        this.runs = runs;
        this.questions = new Questions(database);
        this.results = new Results(database);
        this.grading = grading;
        this.sources = sources;
        this.spending = spending;
        this.clock = clock;
    }

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
        var run = runs.get(new TrainingId(input.text("training").orElse("")));
        var left = questions.left(run.id());
        if (left > 0) {
            var batch = batch(run, work);
            batch.carryOut(share(left, input));
            batch.stopped().ifPresent(why -> runs.stop(run.id(), why));
            left = questions.left(run.id());
        }
        return new StepOutcome.Proven(
                new Evidence(
                        new Value.Fields(Map.of("left", Value.number(left))),
                        "%,d questions are left.".formatted(left),
                        "rules"));
    }

    /** Steps that end early leave more to those that follow. */
    private static int share(int left, Value.Fields input) {
        var steps = input.at("steps") instanceof Value.Number(var number) ? number.intValue() : 1;
        return Math.ceilDiv(left, Math.max(1, steps));
    }

    private Batch batch(TrainingRun run, Work work) {
        return new Batch(
                run,
                questions,
                results,
                open -> prepare(open, run, work),
                new Answering(work, run, spending, clock),
                new Pace(run, results.taken(run.id()), runs, work, clock),
                work.cancellation());
    }

    private PreparedTask prepare(Questions.Open open, TrainingRun run, Work work) {
        var variant = run.settings().dataVariant();
        return grading.prepare(
                open.task(),
                sources.open(open.source(), work.caller()),
                variant == null ? null : sources.open(variant, work.caller()),
                work.cancellation());
    }
}
