package dev.baton.run;

import dev.baton.agent.AgentRegistry;
import dev.baton.escalation.Choice;
import dev.baton.escalation.Deciding;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.EscalationRows;
import dev.baton.escalation.Verdict;
import dev.baton.event.Event;
import dev.baton.event.EventLog;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.RunId;
import dev.baton.security.Caller;
import dev.baton.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Records what people decide and, in the same commit, lets the run go on. */
final class Decisions {
    private static final String RUN = "select run_id from escalation where id = ?";
    private static final String HEARD = "update hold set heard = true where escalation_id = ?";

    private final DataSource database;
    private final AgentRegistry agents;
    private final Corrections corrections;
    private final String executor;
    private final Clock clock;

    Decisions(
            DataSource database,
            AgentRegistry agents,
            Corrections corrections,
            String executor,
            Clock clock) {
        this.database = database;
        this.agents = agents;
        this.corrections = corrections;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * What became of the choice, and what follows: a leg to start, or a log that now reaches to
     * {@code seq}; neither when the run is being carried out, or the question is not settled.
     */
    record Recorded(RunId run, Verdict verdict, @Nullable LegId next, long seq) {}

    /** Throws the problem for which the choice is refused. */
    Recorded decide(EscalationId id, Choice choice, Caller caller) {
        return Transaction.of(
                database,
                "the decision was not recorded",
                connection -> {
                    // The run first, as everywhere: the other order would wait for ever.
                    var of = run(connection, id);
                    var run = RunRow.lock(connection, of).orElseThrow(() -> unknown());
                    var escalation =
                            EscalationRows.lock(connection, id).orElseThrow(() -> unknown());
                    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    var verdict = Deciding.decide(escalation, choice, caller, now);
                    if (verdict instanceof Verdict.Refused(var problem)) {
                        throw new ProblemException(problem);
                    }
                    checkPlan(escalation, choice, run.caller());
                    EscalationRows.record(connection, escalation, verdict);
                    return verdict instanceof Verdict.Settled(var decision)
                            ? settled(connection, run, escalation, verdict, decision)
                            : new Recorded(of, verdict, null, 0);
                });
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND, "There is no such escalation.", "Check its id.");
    }

    private static RunId run(Connection connection, EscalationId id) throws SQLException {
        try (var query = connection.prepareStatement(RUN)) {
            query.setString(1, id.value());
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw unknown();
                }
                return new RunId(row.getString(1));
            }
        }
    }

    /** A plan that somebody has edited is checked whole, for the caller of the run. */
    private void checkPlan(Escalation escalation, Choice choice, Caller caller) {
        var question = escalation.shown().question();
        if (question.reason() != Reason.PLAN_APPROVAL
                || choice.action() != Decision.Action.CORRECT) {
            return;
        }
        Plan plan;
        try {
            plan = Json.as(choice.correction(), Plan.class);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "The correction is not a plan.",
                            "Send the proposed plan with your changes in it."),
                    e);
        }
        var faults = PlanCheck.faults(plan, agents.skills(caller));
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_PLAN,
                            "The plan cannot be carried out.",
                            faults.stream().map(PlanCheck.Fault::text).toList()));
        }
    }

    private Recorded settled(
            Connection connection,
            RunRow run,
            Escalation escalation,
            Verdict verdict,
            Decision decision)
            throws SQLException {
        return switch (run.status()) {
            case WAITING -> {
                run.news(connection);
                yield new Recorded(run.run(), verdict, run.goOn(connection, executor), 0);
            }
            case RUNNING, PAUSED -> {
                run.news(connection);
                yield new Recorded(run.run(), verdict, null, 0);
            }
            case COMPLETED, PARTIALLY_COMPLETED, FAILED, CANCELLED ->
                    afterwards(connection, run, escalation, verdict, decision);
        };
    }

    /** Nobody works on the run any more: what was decided is told here. */
    private Recorded afterwards(
            Connection connection,
            RunRow of,
            Escalation escalation,
            Verdict verdict,
            Decision decision)
            throws SQLException {
        var run = of.run();
        heard(connection, escalation.id());
        var told =
                new Event.Decided(escalation.id().value(), decision.action().code(), decision.by());
        var seq = EventLog.append(connection, run, told, at(decision.at()));
        return switch (escalation.shown().question().reason()) {
            case LOW_CONFIDENCE ->
                    new Recorded(
                            run, verdict, null, corrections.decided(connection, run, decision));
            case ROLLBACK_INCOMPLETE ->
                    new Recorded(
                            run,
                            verdict,
                            decision.action() == Decision.Action.APPROVE
                                    ? Effects.undo(connection, of, executor).orElse(null)
                                    : null,
                            seq);
            case QUESTION, APPROVAL, PLAN_APPROVAL, CONFLICT, REPEATED_FAILURE, INTERRUPTED ->
                    new Recorded(run, verdict, null, seq);
        };
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void heard(Connection connection, EscalationId id) throws SQLException {
        try (var update = connection.prepareStatement(HEARD)) {
            update.setString(1, id.value());
            update.executeUpdate();
        }
    }
}
