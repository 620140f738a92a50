package dev.baton.run;

import dev.baton.agent.AgentRegistry;
import dev.baton.event.Event;
import dev.baton.event.EventLog;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.security.Caller;
import dev.baton.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Starts runs that go another way from some step of an earlier one on. */
final class Forks {
    private static final String RUN =
            "select plan, workflow, question, bodies_removed from run where id = ?";
    private static final String NEW_RUN =
            """
            insert into run(id, session_id, caller, permissions, workflow, question, plan, input,
                            request_hash, timeout_millis, created_at, deadline, terms, priority,
                            door, revision, status, epoch, owner, forked_from)
            select ?, session_id, ?, ?, workflow, question, plan, input, request_hash,
                   timeout_millis, ?, now() + timeout_millis * interval '1 millisecond', terms,
                   priority, door, 1, 'running', nextval('run_epoch'), ?, id
            from run where id = ?
            on conflict do nothing
            """;
    private static final String KEPT =
            """
            insert into step(run_id, step_id, agent, title, stage, outcome, attempts, tokens,
                             problem, epoch, started_at, ended_at, effect, taken_from)
            select ?, step_id, agent, title, stage, outcome, 0, 0, problem, epoch, started_at,
                   ended_at, effect, run_id
            from step where run_id = ? and step_id = any(?) and outcome in ('completed', 'skipped')
            returning step_id, agent, outcome
            """;
    private static final String PROVED =
            """
            insert into evidence(run_id, step_id, body, digest, engine)
            select ?, step_id, body, digest, engine from evidence e
            where run_id = ? and step_id = any(?) and exists (
                select from step s
                where s.run_id = e.run_id and s.step_id = e.step_id and s.outcome = 'completed')
            returning step_id, digest, engine
            """;

    private final DataSource database;
    private final AgentRegistry agents;
    private final Clock clock;

    Forks(DataSource database, AgentRegistry agents, Clock clock) {
        this.database = database;
        this.agents = agents;
        this.clock = clock;
    }

    /** What a fork goes back to. */
    private record Origin(Plan plan, String workflow, String question, boolean bodiesRemoved) {}

    /**
     * The fork, recorded with all that is done and does not depend on that step. It belongs to
     * {@code owner}, who starts it.
     */
    RunId fork(RunId of, StepId from, RunId id, Caller caller, String owner) {
        return Transaction.of(
                database,
                "the run " + of + " was not forked",
                connection -> {
                    if (RunRow.lock(connection, of).isEmpty()) {
                        throw RunRow.unknown(of);
                    }
                    var origin = origin(connection, of);
                    check(origin, of, from, caller);
                    insert(connection, of, id, caller, owner);
                    keep(connection, of, id, origin, unaffected(origin.plan(), from));
                    return id;
                });
    }

    private static Origin origin(Connection connection, RunId of) throws SQLException {
        try (var query = connection.prepareStatement(RUN)) {
            query.setString(1, of.value());
            try (var row = query.executeQuery()) {
                row.next();
                return new Origin(
                        Json.read(row.getString("plan"), Plan.class),
                        row.getString("workflow"),
                        row.getString("question"),
                        row.getBoolean("bodies_removed"));
            }
        }
    }

    private void check(Origin origin, RunId of, StepId from, Caller caller) {
        if (origin.plan().step(from).isEmpty()) {
            throw ProblemException.of(
                    Cause.NOT_FOUND, "There is no step %s in the run %s.".formatted(from, of));
        }
        if (origin.bodiesRemoved()) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "What the steps of the run proved was removed some time after its end.",
                    "Ask again.");
        }
        var faults = PlanCheck.faults(origin.plan(), agents.skills(caller));
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_PLAN,
                            "The plan cannot be carried out.",
                            faults.stream().map(PlanCheck.Fault::text).toList()));
        }
    }

    /** The steps that need neither this one nor one that does. */
    static Set<StepId> unaffected(Plan plan, StepId from) {
        var affected = new LinkedHashSet<StepId>();
        affected.add(from);
        var before = 0;
        while (affected.size() > before) {
            before = affected.size();
            for (var step : plan.steps()) {
                if (step.needs().stream().anyMatch(affected::contains)) {
                    affected.add(step.id());
                }
            }
        }
        var kept = new LinkedHashSet<StepId>();
        plan.steps().forEach(step -> kept.add(step.id()));
        kept.removeAll(affected);
        return kept;
    }

    private void insert(Connection connection, RunId of, RunId id, Caller caller, String owner)
            throws SQLException {
        try (var insert = connection.prepareStatement(NEW_RUN)) {
            insert.setString(1, id.value());
            insert.setString(2, caller.name());
            insert.setString(3, Permissions.write(caller));
            insert.setObject(4, now());
            insert.setString(5, owner);
            insert.setString(6, of.value());
            if (insert.executeUpdate() == 0) {
                throw ProblemException.of(Cause.CONFLICT, "There is a run of this id already.");
            }
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Takes over what is done, and tells it as a new run would. */
    private void keep(Connection connection, RunId of, RunId id, Origin origin, Set<StepId> kept)
            throws SQLException {
        var ids = kept.stream().map(StepId::value).toArray();
        tell(connection, id, new Event.WorkflowStarted(origin.workflow(), origin.question()));
        tell(connection, id, new Event.PlanMade(origin.plan(), "fork of " + of));
        var proofs = proofs(connection, of, id, ids);
        for (var event : steps(connection, of, id, ids, proofs)) {
            tell(connection, id, event);
        }
    }

    private static Map<String, Evidence> proofs(
            Connection connection, RunId of, RunId id, Object[] kept) throws SQLException {
        var proofs = new java.util.HashMap<String, Evidence>();
        try (var insert = connection.prepareStatement(PROVED)) {
            insert.setString(1, id.value());
            insert.setString(2, of.value());
            insert.setArray(3, connection.createArrayOf("text", kept));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    proofs.put(
                            rows.getString(1),
                            new Evidence(
                                    dev.baton.plan.Value.NOTHING,
                                    rows.getString(2),
                                    rows.getString(3)));
                }
            }
        }
        return proofs;
    }

    private static List<Event> steps(
            Connection connection, RunId of, RunId id, Object[] kept, Map<String, Evidence> proofs)
            throws SQLException {
        var events = new ArrayList<Event>();
        try (var insert = connection.prepareStatement(KEPT)) {
            insert.setString(1, id.value());
            insert.setString(2, of.value());
            insert.setArray(3, connection.createArrayOf("text", kept));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    var step = new StepId(rows.getString(1));
                    var proof = proofs.get(rows.getString(1));
                    events.add(
                            proof == null
                                    ? new Event.StepSkipped(
                                            step, rows.getString(2), "as in the run " + of)
                                    : new Event.StepCompleted(
                                            step,
                                            rows.getString(2),
                                            proof.digest(),
                                            proof.engine(),
                                            0,
                                            0));
                }
            }
        }
        return events;
    }

    private void tell(Connection connection, RunId run, Event event) throws SQLException {
        EventLog.append(connection, run, event, now());
    }
}
