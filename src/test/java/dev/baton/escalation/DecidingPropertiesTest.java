package dev.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Decision;
import dev.baton.plan.Decision.Action;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever people do, in whatever order, and however late. */
class DecidingPropertiesTest {
    private static final int HISTORIES = 3_000;
    private static final int LEVELS = 2;
    private static final List<Caller> PEOPLE =
            List.of(
                    Asked.REQUESTER,
                    new Caller(Asked.REQUESTER.name(), Set.of(Permission.ADMIN)),
                    Asked.ANN,
                    Asked.BOB,
                    new Caller("carl", Set.of(Permission.ADMIN)),
                    new Caller("ada", Set.of(new Permission("post_entries"))),
                    Asked.STRANGER);

    /** One escalation and everything that happened to it. */
    private static final class History {
        private final Random random;
        private final Escalation first;
        private final List<Escalation> states = new ArrayList<>();
        private final List<Verdict> verdicts = new ArrayList<>();
        private Escalation now;
        private Instant time = Asked.NOW;

        History(long seed) {
            random = new Random(seed);
            var reason = Reason.values()[random.nextInt(Reason.values().length)];
            var permission = random.nextInt(4) == 0 ? new Permission("post_entries") : null;
            var terms =
                    new Escalation.Terms(permission, 1 + random.nextInt(3), random.nextBoolean());
            first = Asked.of("r", reason, terms);
            now = first;
            states.add(now);
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0 -> time = time.plus(Duration.ofHours(random.nextInt(30)));
                case 1 -> now = Model.after(now, Expiring.of(now, LEVELS, Asked.DAY, time));
                case 2 -> claim(any(PEOPLE));
                default -> choose(any(PEOPLE));
            }
            states.add(now);
        }

        private void claim(Caller caller) {
            if (Working.claim(now, caller, time).isEmpty()) {
                now =
                        Model.claimed(
                                now,
                                new Escalation.Claim(
                                        caller.name(), time.plus(Duration.ofMinutes(10))));
            }
        }

        private void choose(Caller caller) {
            var seen = random.nextInt(5) == 0 ? null : Asked.seen(any(states));
            var value =
                    switch (random.nextInt(4)) {
                        case 0 -> Asked.correction("1");
                        case 1 -> Asked.correction("2");
                        case 2 -> Value.text("nonsense");
                        default -> Value.NOTHING;
                    };
            var action = any(List.of(Action.values()));
            var choice = new Choice(action, value, random.nextBoolean() ? "so" : null, seen);
            var verdict = Deciding.decide(now, choice, caller, time);
            check(choice, caller, verdict);
            now = Model.after(now, verdict);
            verdicts.add(verdict);
        }

        private void check(Choice choice, Caller caller, Verdict verdict) {
            switch (verdict) {
                case Verdict.Settled(var decision) -> settled(choice, caller, decision);
                case Verdict.Counted _, Verdict.Amended _ -> inTime(choice, caller);
                case Verdict.Repeated _ ->
                        assertThat(names(now)).as("has done so before").contains(caller.name());
                case Verdict.Refused _ -> {}
            }
        }

        private void inTime(Choice choice, Caller caller) {
            assertThat(now.waits()).isTrue();
            assertThat(now.standing().expiresAt()).isAfter(time);
            assertThat(Deciding.mayDecide(now, caller)).isTrue();
            if (choice.action() != Action.REJECT) {
                assertThat(choice.seen()).isEqualTo(Asked.seen(now));
            }
            var claim = now.standing().claim();
            if (claim != null && claim.until().isAfter(time)) {
                assertThat(claim.by()).isEqualTo(caller.name());
            }
        }

        private void settled(Choice choice, Caller caller, Decision decision) {
            inTime(choice, caller);
            assertThat(decision.by()).isEqualTo(caller.name());
            if (decision.action() == Action.REJECT) {
                return;
            }
            var approvers = new HashSet<String>();
            now.standing().votes().forEach(vote -> approvers.add(vote.by()));
            approvers.add(decision.by());
            assertThat(approvers).hasSizeGreaterThanOrEqualTo(now.terms().approvals());
            if (now.terms().fourEyes()) {
                assertThat(approvers).doesNotContainAnyElementsOf(now.preparers());
                assertThat(decision.action() == Action.CORRECT)
                        .isEqualTo(now.standing().amendment() != null);
            }
        }

        private static Set<String> names(Escalation of) {
            var names = new HashSet<String>();
            of.standing().votes().forEach(vote -> names.add(vote.by()));
            if (of.standing().amendment() != null) {
                names.add(of.standing().amendment().by());
            }
            if (of.standing().status() instanceof Escalation.Status.Decided(var decision)) {
                names.add(decision.by());
            }
            return names;
        }
    }

    @Test
    void it_is_decided_at_most_once_by_who_may_and_time_never_approves() {
        var decided = 0;
        var expired = 0;
        for (var seed = 0L; seed < HISTORIES; seed++) {
            var history = new History(seed);
            for (var i = 0; i < 25; i++) {
                history.step();
            }
            var settled =
                    history.verdicts.stream().filter(Verdict.Settled.class::isInstance).toList();
            assertThat(settled).as("seed %d", seed).hasSizeLessThanOrEqualTo(1);
            switch (history.now.standing().status()) {
                case Escalation.Status.Decided(var decision) -> {
                    assertThat(settled).containsExactly(new Verdict.Settled(decision));
                    decided++;
                }
                case Escalation.Status.Expired _ -> {
                    assertThat(settled).as("seed %d", seed).isEmpty();
                    expired++;
                }
                case Escalation.Status.Open _,
                        Escalation.Status.Asked _,
                        Escalation.Status.Withdrawn _ ->
                        assertThat(settled).as("seed %d", seed).isEmpty();
            }
        }
        // So that the above says something.
        assertThat(decided).isGreaterThan(HISTORIES / 10);
        assertThat(expired).isGreaterThan(HISTORIES / 40);
    }
}
