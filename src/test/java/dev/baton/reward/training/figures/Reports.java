package dev.baton.reward.training.figures;

import dev.baton.agent.Agent;
import dev.baton.reward.training.TrainingRuns;
import java.lang.reflect.Proxy;
import java.time.Clock;
import javax.sql.DataSource;

/** What tests of training runs need of this package. */
public final class Reports {
    private Reports() {}

    public static Agent agent(TrainingRuns runs, DataSource database) {
        return new TrainingReportAgent(runs, new Scores(database), Clock.systemUTC());
    }

    /** A data source that nobody asks anything. */
    public static dev.baton.sql.DataSource nowhere() {
        return (dev.baton.sql.DataSource)
                Proxy.newProxyInstance(
                        Reports.class.getClassLoader(),
                        new Class<?>[] {dev.baton.sql.DataSource.class},
                        (_, method, _) -> {
                            throw new AssertionError("nobody asks for " + method.getName());
                        });
    }
}
