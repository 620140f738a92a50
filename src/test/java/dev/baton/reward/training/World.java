package dev.baton.reward.training;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.model.RunSpending;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.reward.Agreement;
import dev.baton.reward.Compared;
import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import dev.baton.reward.Reward;
import dev.baton.reward.grade.Candidate;
import dev.baton.reward.grade.GoldReport;
import dev.baton.reward.grade.PreparedTask;
import dev.baton.reward.grade.Task;
import dev.baton.reward.training.figures.Reports;
import dev.baton.reward.training.question.Question;
import dev.baton.reward.training.question.QuestionSet;
import dev.baton.run.RunRequest;
import dev.baton.run.RunView;
import dev.baton.run.Terms;
import dev.baton.run.TestEngine;
import dev.baton.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Training runs on an engine of their own. Whoever writes queries here answers "Question n?" with
 * "select n"; what is right is what the question says.
 */
final class World implements AutoCloseable {
    final TestEngine engine;
    final PGSimpleDataSource database;
    final TrainingRuns runs;
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger prepared = new AtomicInteger();
    final Map<String, Integer> times = new ConcurrentHashMap<>();
    final List<Value> before = new ArrayList<>();
    volatile Function<String, String> writer = question -> question.replaceAll("\\D", "");
    volatile @Nullable RuntimeException preparing;

    World() {
        var migrated = TestEngine.migrated(dev.baton.TestPostgres.fresh());
        database = new PGSimpleDataSource();
        database.setUrl(migrated.url());
        database.setUser(migrated.user());
        database.setPassword(migrated.password());
        runs = new TrainingRuns(database);
        var agents = new ArrayList<Agent>();
        List.of("schema_analyzer", "query_validator", "query_runner")
                .forEach(name ->
                        agents.add(new Said(name, _ -> Map.of("is_valid", new Value.Flag(true)))));
        agents.add(new Said("query_generator", this::write));
        agents.add(
                new Said(
                        "answer_writer",
                        _ ->
                                Map.of(
                                        "text", Value.text("Here."),
                                        "engine", Value.text("rules"),
                                        "confidence", Value.number(1),
                                        "reasoning", new Value.Items(List.of(Value.text("So."))))));
        agents.add(
                new TrainingBatchAgent(
                        runs,
                        database,
                        this::prepare,
                        (TrainingBatchAgent.Sources) (_, _) -> Reports.nowhere(),
                        new RunSpending(database),
                        Clock.systemUTC()));
        agents.add(Reports.agent(runs, database));
        engine = TestEngine.on(migrated, Map.of(), agents.toArray(Agent[]::new));
    }

    private Map<String, Value> write(Value.Fields input) {
        var question = input.text("question").orElseThrow();
        asked.incrementAndGet();
        times.merge(question, 1, Integer::sum);
        synchronized (before) {
            before.add(input.at("before"));
        }
        var written = writer.apply(question);
        return Map.of(
                "kind", Value.text("query"),
                "question", Value.text(question),
                "sql", Value.text("select " + written));
    }

    private PreparedTask prepare(
            Task task,
            dev.baton.sql.DataSource source,
            dev.baton.sql.@Nullable DataSource variant,
            dev.baton.plan.Cancellation cancellation) {
        prepared.incrementAndGet();
        var broken = preparing;
        if (broken != null) {
            preparing = null;
            throw broken;
        }
        return new Prepared(task);
    }

    /** Right when the query is one of the right ones, word for word. */
    private record Prepared(Task task) implements PreparedTask {
        @Override
        public List<GoldReport> golds() {
            return List.of();
        }

        @Override
        public Grade grade(Candidate candidate, dev.baton.plan.Cancellation cancellation) {
            var right = task.golds().contains(String.valueOf(candidate.sql()));
            return Grade.of(
                    List.of(
                            reward(Component.FORMAT, 1, 0.25),
                            reward(Component.EXECUTION, 1, 0.25),
                            reward(Component.RESULT, right ? 1 : 0, 0.5)),
                    new Compared(
                            right ? Agreement.STRICT : Agreement.NONE,
                            right ? 1 : 0,
                            right ? 1 : 0,
                            1,
                            1,
                            false,
                            List.of()),
                    "w1");
        }

        private static Reward reward(Component name, double value, double weight) {
            return new Reward(name, value, weight, Value.Fields.EMPTY, name.code() + " is so.");
        }
    }

    /** So many questions; each is asked for its own number, right but for every third. */
    static List<Question> questions(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> question("q" + n, n, null, n % 3 == 2 ? n + 1 : n))
                .toList();
    }

    static Question question(String id, int number, @Nullable String after, int gold) {
        return new Question(
                id,
                "Question %d?".formatted(number),
                "shop",
                List.of("select " + gold),
                after == null ? Question.Kind.ANSWERABLE : Question.Kind.FOLLOW_UP,
                number % 2 == 0 ? "easy" : "hard",
                after,
                List.of("t" + number % 3),
                null);
    }

    static Settings settings(Budget budget, Variant... variants) {
        return new Settings(List.of(variants), 3, budget, 1, null, true);
    }

    /** Keeps it without starting it. */
    TrainingRun add(long number, List<Question> questions, Settings settings) {
        var id = TrainingId.of(number);
        var set = QuestionSet.of(questions);
        runs.add(
                new TrainingRun(
                        id,
                        new RunId(id.value()),
                        "test",
                        Caller.LOCAL.name(),
                        settings,
                        "w1",
                        set.hash(),
                        questions.size(),
                        questions.size() * settings.perQuestion(),
                        0,
                        Duration.ZERO,
                        null,
                        Instant.now(),
                        null),
                set);
        return runs.get(id);
    }

    /** Has it carried out by that run. */
    RunId start(TrainingRun run, RunId by) {
        return engine.engine.start(
                new RunRequest(
                        new SessionId(run.id().value()),
                        Caller.LOCAL,
                        "training",
                        run.name(),
                        TrainingPlan.of(
                                run.id(), run.name(), run.questions(), Duration.ofMinutes(1)),
                        Value.Fields.EMPTY,
                        Duration.ofMinutes(2),
                        null,
                        by,
                        Terms.DEFAULT.at("training")));
    }

    RunView carryOut(TrainingRun run) {
        return engine.engine.await(start(run, run.run()), Duration.ofSeconds(60));
    }

    /** Everything that is the same however often the run is carried out. */
    List<String> results(TrainingRun run) {
        return TrainingTables.rows(
                database,
                """
                select position, variant, candidate, sql, standalone, agreement, total, kind
                from training_result where training_id = ? order by 1, 2, 3
                """,
                row ->
                        String.join(
                                "|",
                                IntStream.rangeClosed(1, 8)
                                        .mapToObj(i -> {
                                            try {
                                                return String.valueOf(row.getString(i));
                                            } catch (java.sql.SQLException e) {
                                                throw new IllegalStateException(e);
                                            }
                                        })
                                        .toList()),
                run.id().value());
    }

    static ProblemException problem(Cause cause) {
        return ProblemException.of(cause, "It is gone for now.");
    }

    @Override
    public void close() {
        engine.close();
    }

    /** An agent that says at once what it has to say. */
    private record Said(String name, Function<Value.Fields, Map<String, Value>> what)
            implements Agent {
        @Override
        public AgentCard card() {
            return new AgentCard(
                    name,
                    "Says something.",
                    dev.baton.plan.Shape.Fields.OPEN,
                    dev.baton.plan.Shape.Fields.OPEN,
                    Effect.NONE);
        }

        @Override
        public StepOutcome carryOut(Value.Fields input, Work work) {
            return new StepOutcome.Proven(
                    new Evidence(new Value.Fields(what.apply(input)), name, "rules"));
        }
    }
}
