package dev.baton.run;

import dev.baton.agent.AgentRegistry;
import dev.baton.plan.Step;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Whether this process has the agents a run needs. While an old version is replaced by a new one,
 * or a process lacks a worker, another one may be the right one.
 */
final class Fitness {
    private static final String PASS_ON =
            """
            update run set owner = '', leg = leg + 1, epoch = nextval('run_epoch'), unfit = ?,
                           not_before = now() + interval '500 milliseconds'
            where id = ? and epoch = ? and status = 'running' and exists (
                select from replica
                where executor <> ? and agents @> ? and heartbeat > now() - interval '10 seconds')
            """;

    private final DataSource database;
    private final AgentRegistry agents;
    private final String executor;

    Fitness(DataSource database, AgentRegistry agents, String executor) {
        this.database = database;
        this.agents = agents;
        this.executor = executor;
    }

    /**
     * Puts the run back into the queue for another process when agents are missing here that one
     * has; false when it is to be carried out here, with whatever comes of it.
     */
    boolean passedOn(Claim claim) {
        var needed = needed(claim);
        if (Stream.of(needed).allMatch(agent -> agents.find(agent).isPresent())) {
            return false;
        }
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(PASS_ON)) {
            update.setString(1, executor);
            update.setString(2, claim.run().value());
            update.setLong(3, claim.epoch());
            update.setString(4, executor);
            update.setArray(5, connection.createArrayOf("text", needed));
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the run " + claim.run() + " was not passed on", e);
        }
    }

    private static String[] needed(Claim claim) {
        return claim.progress().standing().plan().steps().stream()
                .map(Step::agent)
                .distinct()
                .toArray(String[]::new);
    }
}
