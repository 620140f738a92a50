package dev.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.Decision.Action;
import dev.baton.plan.Problem;
import dev.baton.plan.Question;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Reference;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecidingTest {
    private static final Escalation.Terms FOUR_EYES = new Escalation.Terms(null, 1, true);
    private static final Escalation.Terms TWO = new Escalation.Terms(null, 2, false);

    private static Choice approve(Escalation of) {
        return new Choice(Action.APPROVE, Value.NOTHING, null, Asked.seen(of));
    }

    private static Choice correct(Escalation of, Value correction) {
        return new Choice(Action.CORRECT, correction, null, Asked.seen(of));
    }

    private static Choice reject(String reason) {
        return new Choice(Action.REJECT, Value.NOTHING, reason, null);
    }

    private static Verdict decide(Escalation escalation, Choice choice, Caller caller) {
        return Deciding.decide(escalation, choice, caller, Asked.NOW);
    }

    private static Problem refused(Escalation escalation, Choice choice, Caller caller) {
        var verdict = decide(escalation, choice, caller);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).problem();
    }

    private static Escalation after(Escalation escalation, Choice choice, Caller caller) {
        return Model.after(escalation, decide(escalation, choice, caller));
    }

    @Test
    void an_approval_settles_what_was_seen() {
        var asked = Asked.approval("r");
        assertThat(decide(asked, approve(asked), Asked.ANN))
                .isEqualTo(
                        new Verdict.Settled(
                                new Decision(
                                        Action.APPROVE, Value.NOTHING, "ann", null, Asked.NOW)));
    }

    @Test
    void what_was_decided_is_said_with_name_and_time() {
        var asked = Asked.approval("r");
        var decided = after(asked, approve(asked), Asked.ANN);
        var problem = refused(decided, approve(asked), Asked.BOB);
        assertThat(problem.cause()).isEqualTo(Cause.ALREADY_DECIDED);
        assertThat(problem.text()).isEqualTo("Already decided by ann at 2026-11-26T10:00:00Z.");
    }

    @Test
    void the_same_again_by_the_same_person_changes_nothing() {
        var asked = Asked.approval("r");
        assertThat(decide(after(asked, approve(asked), Asked.ANN), approve(asked), Asked.ANN))
                .isEqualTo(new Verdict.Repeated());
        var correction = correct(asked, Asked.correction("7.0"));
        var corrected = after(asked, correction, Asked.ANN);
        assertThat(decide(corrected, correct(asked, Asked.correction("7.00")), Asked.ANN))
                .isEqualTo(new Verdict.Repeated());
        assertThat(refused(corrected, correct(asked, Asked.correction("8")), Asked.ANN).cause())
                .isEqualTo(Cause.ALREADY_DECIDED);
        assertThat(refused(corrected, reject("no"), Asked.ANN).cause())
                .isEqualTo(Cause.ALREADY_DECIDED);
    }

    @Test
    void who_may_not_see_it_is_told_there_is_none_and_who_asked_cannot_approve() {
        var asked = Asked.approval("r");
        assertThat(refused(asked, approve(asked), Asked.STRANGER).cause())
                .isEqualTo(Cause.NOT_FOUND);
        assertThat(refused(asked, approve(asked), Asked.REQUESTER).cause())
                .isEqualTo(Cause.FORBIDDEN);
    }

    @Test
    void an_agents_question_is_for_whoever_wanted_the_run() {
        var plain =
                Asked.of(
                        "r",
                        new Question("Which year?", List.of("2025", "2026")),
                        Escalation.Terms.ONE_PERSON);
        assertThat(decide(plain, correct(plain, Value.text("2026")), Asked.REQUESTER))
                .isInstanceOf(Verdict.Settled.class);
        var problem = refused(plain, approve(plain), Asked.REQUESTER);
        assertThat(problem.suggestions()).containsExactly("Possible are [correct, reject].");
    }

    @Test
    void a_permission_of_its_own_is_needed_where_one_is_named() {
        var terms = new Escalation.Terms(new Permission("post_entries"), 1, false);
        var asked = Asked.of("r", Reason.APPROVAL, terms);
        assertThat(refused(asked, approve(asked), Asked.ANN).cause()).isEqualTo(Cause.NOT_FOUND);
        var accountant = new Caller("ada", Set.of(new Permission("post_entries")));
        assertThat(decide(asked, approve(asked), accountant)).isInstanceOf(Verdict.Settled.class);
        assertThat(decide(asked, approve(asked), Caller.LOCAL)).isInstanceOf(Verdict.Settled.class);
    }

    @Test
    void a_claim_keeps_others_away_until_it_is_over() {
        var claim = new Escalation.Claim("bob", Asked.NOW.plusSeconds(60));
        var asked = Model.claimed(Asked.approval("r"), claim);
        var problem = refused(asked, approve(asked), Asked.ANN);
        assertThat(problem.cause()).isEqualTo(Cause.CLAIMED);
        assertThat(problem.text()).contains("bob", "10:01:00");
        assertThat(decide(asked, approve(asked), Asked.BOB)).isInstanceOf(Verdict.Settled.class);
        assertThat(Deciding.decide(asked, approve(asked), Asked.ANN, Asked.NOW.plusSeconds(60)))
                .isInstanceOf(Verdict.Settled.class);
    }

    @Test
    void a_decision_must_name_what_was_seen_and_a_rejection_why() {
        var asked = Asked.approval("r");
        var blind = new Choice(Action.APPROVE, Value.NOTHING, null, null);
        assertThat(refused(asked, blind, Asked.ANN).suggestions().getFirst())
                .startsWith("Fetch the escalation first");
        var other =
                new Choice(Action.APPROVE, Value.NOTHING, null, new Choice.Seen(1, "0".repeat(64)));
        assertThat(refused(asked, other, Asked.ANN).cause()).isEqualTo(Cause.CHANGED);
        var older =
                new Choice(
                        Action.APPROVE, Value.NOTHING, null, new Choice.Seen(0, asked.shownHash()));
        assertThat(refused(asked, older, Asked.ANN).cause()).isEqualTo(Cause.CHANGED);
        assertThat(refused(asked, reject(" "), Asked.ANN).cause()).isEqualTo(Cause.BAD_REQUEST);
        assertThat(decide(asked, reject("wrong vendor"), Asked.ANN))
                .isInstanceOf(Verdict.Settled.class);
    }

    @Test
    void a_correction_has_the_shape_that_was_asked_for_and_is_data() {
        var asked = Asked.approval("r");
        var wrong = new Value.Fields(Map.of("amount", Value.text("much"), "more", Value.NOTHING));
        assertThat(refused(asked, correct(asked, wrong), Asked.ANN).suggestions())
                .containsExactlyInAnyOrder("amount must be a number", "more is not known here");
        assertThat(refused(asked, correct(asked, Value.NOTHING), Asked.ANN).text())
                .isEqualTo("The correction is missing.");
        var reference =
                new Value.Fields(Map.of("amount", new Value.Ref(Reference.parse("E1.amount"))));
        assertThat(refused(asked, correct(asked, reference), Asked.ANN).suggestions())
                .containsExactly("a correction cannot refer to evidence");
    }

    @Test
    void who_prepared_it_cannot_approve_it_where_four_eyes_are_needed() {
        var asked = Asked.of("r", Reason.APPROVAL, FOUR_EYES);
        var decider = new Caller(Asked.REQUESTER.name(), Set.of(Permission.ADMIN));
        assertThat(refused(asked, approve(asked), decider).cause()).isEqualTo(Cause.OWN_REQUEST);
        assertThat(decide(asked, approve(asked), Asked.ANN)).isInstanceOf(Verdict.Settled.class);
    }

    @Test
    void a_correction_under_four_eyes_is_a_new_proposal_for_a_third_person() {
        var asked = Asked.of("r", Reason.APPROVAL, FOUR_EYES);
        var amended = after(asked, correct(asked, Asked.correction("5")), Asked.ANN);
        assertThat(amended.waits()).isTrue();
        assertThat(refused(amended, approve(asked), Asked.BOB).cause()).isEqualTo(Cause.CHANGED);
        assertThat(refused(amended, approve(amended), Asked.ANN).cause())
                .isEqualTo(Cause.OWN_REQUEST);
        var settled = after(amended, approve(amended), Asked.BOB);
        assertThat(settled.standing().status())
                .isEqualTo(
                        new Escalation.Status.Decided(
                                new Decision(
                                        Action.CORRECT,
                                        Asked.correction("5"),
                                        "bob",
                                        null,
                                        Asked.NOW)));
        assertThat(decide(settled, approve(amended), Asked.BOB)).isEqualTo(new Verdict.Repeated());
    }

    @Test
    void two_approvals_are_two_people() {
        var asked = Asked.of("r", Reason.APPROVAL, TWO);
        assertThat(decide(asked, approve(asked), Asked.ANN))
                .isEqualTo(new Verdict.Counted(new Escalation.Vote("ann", null, Asked.NOW), 1));
        var once = after(asked, approve(asked), Asked.ANN);
        assertThat(decide(once, approve(asked), Asked.ANN)).isEqualTo(new Verdict.Repeated());
        assertThat(decide(once, approve(asked), Asked.BOB)).isInstanceOf(Verdict.Settled.class);
    }

    @Test
    void nobody_decides_when_the_time_is_over() {
        var asked = Asked.approval("r");
        var late = Asked.NOW.plus(Asked.DAY);
        var verdict = Deciding.decide(asked, approve(asked), Asked.ANN, late);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        var raised = Expiring.of(asked, 2, Duration.ofHours(1), late);
        assertThat(raised).isEqualTo(new Expiring.Raised(1, late.plus(Duration.ofHours(1))));
        var passedOn = Model.after(asked, raised);
        assertThat(Deciding.decide(passedOn, approve(passedOn), Asked.ANN, late))
                .isInstanceOf(Verdict.Settled.class);
        assertThat(Expiring.of(passedOn, 2, Asked.DAY, late.plus(Duration.ofHours(2))))
                .isEqualTo(new Expiring.Over(late.plus(Duration.ofHours(2))));
    }

    @Test
    void the_hash_is_of_what_is_shown_and_not_of_how_it_is_written() {
        var asked = Asked.approval("r");
        var same = asked.shown().withProposed(Asked.correction("1200.500"));
        assertThat(same.hash()).isEqualTo(asked.shownHash()).hasSize(64);
        assertThat(asked.shown().withProposed(Asked.correction("1200.51")).hash())
                .isNotEqualTo(asked.shownHash());
        var text = new Value.Fields(Map.of("amount", Value.text("1200.5")));
        assertThat(asked.shown().withProposed(text).hash()).isNotEqualTo(asked.shownHash());
        assertThat(new Shown(asked.shown().question(), List.of(), null).hash())
                .isNotEqualTo(asked.shownHash());
    }
}
