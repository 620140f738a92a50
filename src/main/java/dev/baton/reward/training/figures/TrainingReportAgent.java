package dev.baton.reward.training.figures;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.reward.training.TrainingId;
import dev.baton.reward.training.TrainingRun;
import dev.baton.reward.training.TrainingRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;

/** Says what a training run has found. */
@ApplicationScoped
class TrainingReportAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "training_report",
                    "Says what a training run has found.",
                    Shape.fields().with("training", Shape.TEXT),
                    Shape.fields()
                            .with("training_id", Shape.TEXT)
                            .with("answers", Shape.NUMBER)
                            .with("complete", Shape.FLAG)
                            .with("text", Shape.TEXT),
                    Effect.NONE);

    private final TrainingRuns runs;
    private final Scores scores;
    private final Clock clock;

    TrainingReportAgent(TrainingRuns runs, Scores scores, Clock clock) {
        this.runs = runs;
        this.scores = scores;
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
        var tally =
                scores.of(run.id()).stream()
                        .map(Scores.Part::tally)
                        .reduce(Tally.NONE, Tally::plus);
        runs.finish(run.id(), clock.instant());
        var text = text(run, tally);
        var body = new LinkedHashMap<String, Value>();
        body.put("training_id", Value.text(run.id().value()));
        body.put("answers", Value.number(tally.answers()));
        body.put("complete", new Value.Flag(tally.answers() >= run.answers()));
        body.put("text", Value.text(text));
        return new StepOutcome.Proven(new Evidence(new Value.Fields(body), text, "rules"));
    }

    static String text(TrainingRun run, Tally tally) {
        var text =
                new StringBuilder(
                        "%,d of %,d answers are graded.".formatted(tally.answers(), run.answers()));
        var strict = tally.strictShare();
        if (strict != null) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            " %.1f %% are right (95 %%: %.1f to %.1f), the mean total is %.3f.",
                            100 * strict.value(),
                            100 * strict.interval().low(),
                            100 * strict.interval().high(),
                            tally.total().mean()));
        }
        if (tally.failures() > 0) {
            text.append(" Of %,d nothing can be said.".formatted(tally.failures()));
        }
        if (run.stopped() != null) {
            text.append(' ').append(run.stopped());
        }
        return text.toString();
    }
}
