package dev.baton.reward.training;

import dev.baton.TestPostgres;
import dev.baton.model.Wish;
import dev.baton.plan.RunId;
import dev.baton.reward.training.question.QuestionSet;
import dev.baton.run.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Answers recorded by hand. */
public final class Recorded {
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    public Recorded() {
        var migrated = TestEngine.migrated(TestPostgres.fresh());
        database.setUrl(migrated.url());
        database.setUser(migrated.user());
        database.setPassword(migrated.password());
    }

    public DataSource database() {
        return database;
    }

    public static TrainingId id(long number) {
        return TrainingId.of(number);
    }

    /** A run of somebody with so many questions to two variants. */
    public void run(long number, String caller, int questions, int candidates) {
        var variants =
                List.of(
                        new Variant("a", Wish.Engine.MODEL, "small", null, candidates),
                        new Variant("b", Wish.Engine.MODEL, "large", null, candidates));
        var set = QuestionSet.of(World.questions(questions));
        new TrainingRuns(database)
                .add(
                        new TrainingRun(
                                id(number),
                                new RunId(id(number).value()),
                                "run " + number,
                                caller,
                                new Settings(variants, 2, Budget.UNLIMITED, 1, null, true),
                                "w",
                                set.hash(),
                                questions,
                                questions * 2 * candidates,
                                0,
                                Duration.ZERO,
                                null,
                                Instant.parse("2026-03-01T00:00:00Z"),
                                null),
                        set);
    }

    /** One answer; right from 0.7 on. */
    public void answer(
            long number,
            int position,
            int variant,
            int candidate,
            String model,
            double total,
            Instant at) {
        var rewards =
                """
                [{"name": "format", "value": 1, "weight": 0.5, "loss": 0, "feedback": "Fine."},
                 {"name": "result", "value": %s, "weight": 0.5, "loss": 0.1, "feedback": "So."}]
                """
                        .formatted(total);
        new Results(database)
                .add(
                        id(number),
                        new Result(
                                new Result.Place(position, variant, candidate),
                                null,
                                new Result.Said("query", "q", "select 1", "So.", 0.9, 2),
                                new Result.Made("model", model, "p1", 100, 10L, 50),
                                new Result.Scored(
                                        total >= 0.7 ? "strict" : "none",
                                        true,
                                        total,
                                        total >= 0.7 ? 1 : 0.1,
                                        true,
                                        0.25,
                                        rewards,
                                        List.of("Gold 2 is empty.")),
                                null,
                                at));
    }
}
