package dev.baton.reward.step;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.event.Event;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.reward.Grade;
import dev.baton.reward.grade.Candidate;
import dev.baton.reward.grade.Grader;
import dev.baton.reward.grade.Task;
import dev.baton.reward.record.Grades;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Grades the answer of its run against what is known to be right, and writes the grade down. */
@ApplicationScoped
class RewardEvaluatorAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "reward_evaluator",
                    "Grades a query, or a refusal, against queries that are known to be right.",
                    List.of("question", "data_source", "sql", "reasoning", "text", "expected"),
                    List.of(
                            "rewards",
                            "total_reward",
                            "outcome_reward",
                            "verified",
                            "feedback",
                            "weights",
                            "weights_version",
                            "comparison"),
                    Effect.NONE);

    private final DataSources sources;
    private final Grader grader;
    private final Grades grades;

    RewardEvaluatorAgent(DataSources sources, Grader grader, Grades grades) {
        this.sources = sources;
        this.grader = grader;
        this.grades = grades;
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
        var source = sources.open(input.text("data_source").orElse(""), work.caller());
        work.progress("running what is known to be right", 0.1);
        var task = grader.prepare(task(input), source, null, work.cancellation());
        work.progress("grading the answer", 0.5);
        // A question back is no answer either: it is graded as a refusal.
        var grade = task.grade(Candidate.of(input), work.cancellation());
        grades.record(work.run(), work.step(), 0, grade);
        for (var reward : grade.rewards()) {
            work.rewarded(
                    new Event.RewardRecorded(
                            work.step(),
                            0,
                            reward.name().code(),
                            reward.value(),
                            reward.weight(),
                            reward.feedback(),
                            grade.total()));
        }
        return new StepOutcome.Proven(new Evidence(Training.of(grade), digest(grade), "computed"));
    }

    private static Task task(Value.Fields input) {
        var question = input.text("question").orElse("");
        var expected =
                input.at("expected") instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
        var golds = texts(expected.at("golds"));
        var ordered =
                expected.at("ordered") instanceof Value.Flag(var flag) ? (Boolean) flag : null;
        var refusal = golds.isEmpty() && Value.holds(expected.at("refusal"));
        return new Task(question, golds, refusal, ordered);
    }

    private static List<String> texts(Value value) {
        return value instanceof Value.Items(var items)
                ? items.stream()
                        .filter(Value.Text.class::isInstance)
                        .map(item -> ((Value.Text) item).text())
                        .toList()
                : List.of();
    }

    private static String digest(Grade grade) {
        var lost =
                grade.rewards().stream()
                        .filter(reward -> reward.value() < 1 && reward.weight() > 0)
                        .map(reward -> reward.name().code())
                        .collect(Collectors.joining(", "));
        return "Reward %.2f, %s%s."
                .formatted(
                        grade.total(),
                        grade.verified()
                                ? grade.comparison().agreement().name().toLowerCase(Locale.ROOT)
                                : "not verified",
                        lost.isEmpty() ? "" : "; less than 1: " + lost);
    }
}
