package dev.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.plan.Decision;
import dev.baton.plan.Decision.Action;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class EscalationRowsTest {
    private static final Database DATABASE =
            TestPostgres.fresh("db/migration/V202611261405__escalation_questions.sql");
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = DATABASE.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void end() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private Escalation kept(Escalation escalation) throws SQLException {
        return EscalationRows.lock(connection, escalation.id()).orElseThrow();
    }

    private Escalation decided(Escalation escalation, Choice choice, dev.baton.security.Caller by)
            throws SQLException {
        var locked = kept(escalation);
        EscalationRows.record(connection, locked, Deciding.decide(locked, choice, by, Asked.NOW));
        return kept(escalation);
    }

    @Test
    void what_is_kept_is_what_was_asked() throws SQLException {
        var asked = Asked.of("r1", Reason.APPROVAL, new Escalation.Terms(null, 2, true));
        assertThat(EscalationRows.insert(connection, asked)).isTrue();
        assertThat(kept(asked)).isEqualTo(asked);
        assertThat(kept(asked).shownHash()).isEqualTo(asked.shownHash());
    }

    @Test
    void a_step_has_one_question_at_a_time_and_may_have_another_later() throws SQLException {
        var first = Asked.approval("r2");
        EscalationRows.insert(connection, first);
        var second =
                new Escalation(
                        new EscalationId("esc-again"),
                        first.origin(),
                        first.shown(),
                        first.terms(),
                        first.standing());
        assertThat(EscalationRows.insert(connection, second)).isFalse();
        decided(first, new Choice(Action.REJECT, Value.NOTHING, "wrong vendor", null), Asked.ANN);
        assertThat(EscalationRows.insert(connection, second)).isTrue();
    }

    @Test
    void a_decision_is_kept_and_told_to_the_run() throws SQLException {
        var asked = Asked.approval("r3");
        EscalationRows.insert(connection, asked);
        var choice =
                new Choice(
                        Action.CORRECT, Asked.correction("1200.05"), "a typo", Asked.seen(asked));
        var decision =
                new Decision(
                        Action.CORRECT, Asked.correction("1200.05"), "ann", "a typo", Asked.NOW);
        assertThat(decided(asked, choice, Asked.ANN).standing().status())
                .isEqualTo(new Escalation.Status.Decided(decision));
        assertThat(EscalationRows.decisions(connection, new RunId("r3")))
                .containsExactly(java.util.Map.entry(new StepId("E2"), decision));
    }

    @Test
    void votes_are_counted_and_forgotten_when_another_proposal_stands() throws SQLException {
        var asked = Asked.of("r4", Reason.APPROVAL, new Escalation.Terms(null, 2, true));
        EscalationRows.insert(connection, asked);
        var voted =
                decided(
                        asked,
                        new Choice(Action.APPROVE, Value.NOTHING, null, Asked.seen(asked)),
                        Asked.ANN);
        assertThat(voted.standing().votes())
                .containsExactly(new Escalation.Vote("ann", null, Asked.NOW));
        var amended =
                decided(
                        voted,
                        new Choice(Action.CORRECT, Asked.correction("9"), null, Asked.seen(voted)),
                        Asked.BOB);
        assertThat(amended.standing().votes()).isEmpty();
        assertThat(amended.proposed()).isEqualTo(Asked.correction("9"));
        assertThat(amended.shownHash()).isNotEqualTo(asked.shownHash());
        assertThat(amended.waits()).isTrue();
    }

    @Test
    void what_is_overdue_is_passed_on_and_then_expires() throws SQLException {
        var asked = Asked.approval("r5");
        EscalationRows.insert(connection, asked);
        var later = Asked.NOW.plus(Duration.ofDays(3));
        assertThat(EscalationRows.overdue(connection, Asked.NOW, 10)).isEmpty();
        assertThat(EscalationRows.overdue(connection, later, 10))
                .containsExactly(new EscalationRows.Overdue(asked.id(), new RunId("r5")));
        EscalationRows.record(
                connection, kept(asked), Expiring.of(kept(asked), 2, Asked.DAY, later));
        assertThat(kept(asked).standing().level()).isEqualTo(1);
        assertThat(EscalationRows.overdue(connection, later, 10)).isEmpty();
        var end = later.plus(Asked.DAY);
        EscalationRows.record(connection, kept(asked), Expiring.of(kept(asked), 2, Asked.DAY, end));
        assertThat(kept(asked).standing().status()).isEqualTo(new Escalation.Status.Expired(end));
        assertThat(EscalationRows.decisions(connection, new RunId("r5"))).isEmpty();
    }

    @Test
    void what_a_run_no_longer_needs_is_withdrawn() throws SQLException {
        var asked = Asked.approval("r6");
        EscalationRows.insert(connection, asked);
        assertThat(
                        EscalationRows.withdraw(
                                connection,
                                new RunId("r6"),
                                Reason.APPROVAL,
                                "the run was cancelled",
                                Asked.NOW))
                .containsExactly(asked.id());
        assertThat(kept(asked).standing().status())
                .isEqualTo(new Escalation.Status.Withdrawn("the run was cancelled", Asked.NOW));
    }
}
