package dev.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.event.Event;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.Decision.Action;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class EscalationsTest {
    private static final PGSimpleDataSource DATABASE = database();
    private final List<Event> told = new ArrayList<>();
    private Instant now = Asked.NOW;
    private final EscalationList list = new EscalationList(DATABASE);
    private final Escalations escalations =
            new Escalations(DATABASE, log(), config(), new TickingClock());

    private static PGSimpleDataSource database() {
        var fresh = TestPostgres.fresh("db/migration/V202611261405__escalation_questions.sql");
        var database = new PGSimpleDataSource();
        database.setUrl(fresh.url());
        database.setUser(fresh.user());
        database.setPassword(fresh.password());
        return database;
    }

    static EscalationConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EscalationConfig.class)
                .build()
                .getConfigMapping(EscalationConfig.class);
    }

    private final class TickingClock extends java.time.Clock {
        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public java.time.Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private RunLog log() {
        return new RunLog() {
            @Override
            public void hold(Connection connection, RunId run) {}

            @Override
            public OptionalLong append(Connection connection, RunId run, Event event, Instant at) {
                told.add(event);
                return OptionalLong.empty();
            }

            @Override
            public void written(RunId run, long seq) {}
        };
    }

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = DATABASE.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate escalation cascade");
        }
    }

    private Escalation keep(Escalation escalation) throws SQLException {
        try (var connection = DATABASE.getConnection()) {
            assertThat(EscalationRows.insert(connection, escalation)).isTrue();
        }
        return escalation;
    }

    private Verdict decide(EscalationId id, Choice choice, Caller caller) throws SQLException {
        try (var connection = DATABASE.getConnection()) {
            connection.setAutoCommit(false);
            var locked = EscalationRows.lock(connection, id).orElseThrow();
            var verdict = Deciding.decide(locked, choice, caller, now);
            EscalationRows.record(connection, locked, verdict);
            connection.commit();
            return verdict;
        }
    }

    private static Caller person(int number) {
        return new Caller("person-" + number, Set.of(Permission.DECIDE));
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<T>();
            for (var done : threads.invokeAll(calls)) {
                all.add(done.get());
            }
            return all;
        }
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Cause cause) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(cause));
    }

    @Test
    void of_many_who_decide_at_once_exactly_one_does() throws Exception {
        var asked = keep(Asked.approval("race"));
        var choice = new Choice(Action.APPROVE, Value.NOTHING, null, Asked.seen(asked));
        var verdicts =
                atOnce(
                        IntStream.range(0, 16)
                                .<Callable<Verdict>>mapToObj(
                                        i -> () -> decide(asked.id(), choice, person(i)))
                                .toList());
        assertThat(verdicts.stream().filter(Verdict.Settled.class::isInstance)).hasSize(1);
        assertThat(verdicts.stream().filter(Verdict.Refused.class::isInstance)).hasSize(15);
    }

    @Test
    void of_many_votes_at_once_none_is_lost() throws Exception {
        var asked = keep(Asked.of("votes", Reason.APPROVAL, new Escalation.Terms(null, 5, false)));
        var choice = new Choice(Action.APPROVE, Value.NOTHING, null, Asked.seen(asked));
        var verdicts =
                atOnce(
                        IntStream.range(0, 12)
                                .<Callable<Verdict>>mapToObj(
                                        i -> () -> decide(asked.id(), choice, person(i)))
                                .toList());
        assertThat(verdicts.stream().filter(Verdict.Counted.class::isInstance)).hasSize(4);
        assertThat(verdicts.stream().filter(Verdict.Settled.class::isInstance)).hasSize(1);
    }

    @Test
    void of_many_who_claim_at_once_one_does_and_others_get_it_when_it_is_released()
            throws Exception {
        var asked = keep(Asked.approval("claim"));
        var claimed =
                atOnce(
                        IntStream.range(0, 8)
                                .<Callable<Boolean>>mapToObj(i ->
                                        () -> {
                                            try {
                                                escalations.claim(asked.id(), person(i));
                                                return true;
                                            } catch (ProblemException e) {
                                                assertThat(e.problem().cause())
                                                        .isEqualTo(Cause.CLAIMED);
                                                return false;
                                            }
                                        })
                                .toList());
        assertThat(claimed.stream().filter(won -> won)).hasSize(1);
        var winner = person(claimed.indexOf(true));
        now = now.plusSeconds(300);
        var renewed = escalations.claim(asked.id(), winner).standing().claim();
        assertThat(renewed)
                .isEqualTo(new Escalation.Claim(winner.name(), now.plus(Duration.ofMinutes(10))));
        assertRefused(() -> escalations.release(asked.id(), Asked.ANN), Cause.CLAIMED);
        assertThat(escalations.release(asked.id(), winner).standing().claim()).isNull();
        assertThat(escalations.claim(asked.id(), Asked.ANN).standing().claim()).isNotNull();
    }

    @Test
    void a_claim_that_ran_out_is_anybodys() throws SQLException {
        var asked = keep(Asked.approval("lease"));
        escalations.claim(asked.id(), Asked.ANN);
        assertRefused(() -> escalations.claim(asked.id(), Asked.BOB), Cause.CLAIMED);
        now = now.plus(Duration.ofMinutes(10));
        assertThat(escalations.claim(asked.id(), Asked.BOB).standing().claim().by())
                .isEqualTo("bob");
    }

    @Test
    void what_is_asked_back_goes_to_whoever_wanted_the_run_and_the_reply_to_the_decider()
            throws SQLException {
        var asked = keep(Asked.approval("talk"));
        var id = asked.id();
        var back = escalations.ask(id, Asked.ANN, " Which cost centre? ");
        assertThat(back.standing().status()).isEqualTo(new Escalation.Status.Asked());
        assertThat(back.standing().version()).isEqualTo(2);
        assertRefused(() -> escalations.ask(id, Asked.BOB, "And why?"), Cause.CONFLICT);
        assertRefused(() -> escalations.reply(id, Asked.BOB, "no idea"), Cause.FORBIDDEN);
        var replied = escalations.reply(id, Asked.REQUESTER, "4711");
        assertThat(replied.standing().status()).isEqualTo(new Escalation.Status.Open());
        assertThat(replied.standing().exchange())
                .isEqualTo(
                        new Escalation.Exchange(
                                "Which cost centre?",
                                "ann",
                                now,
                                new Escalation.Reply("4711", "rita", now)));
        assertRefused(() -> escalations.reply(id, Asked.REQUESTER, "again"), Cause.CONFLICT);
        assertThat(told)
                .containsExactly(
                        new Event.AskedBack(id.value(), "Which cost centre?", "ann"),
                        new Event.Replied(id.value(), "4711", "rita"));
        var stale = new Choice(Action.APPROVE, Value.NOTHING, null, Asked.seen(asked));
        assertThat(decide(id, stale, Asked.ANN)).isInstanceOf(Verdict.Refused.class);
        var fresh = new Choice(Action.APPROVE, Value.NOTHING, null, Asked.seen(replied));
        assertThat(decide(id, fresh, Asked.ANN)).isInstanceOf(Verdict.Settled.class);
        assertRefused(() -> escalations.ask(id, Asked.ANN, "Late?"), Cause.ALREADY_DECIDED);
        assertRefused(() -> escalations.claim(id, Asked.BOB), Cause.ALREADY_DECIDED);
    }

    @Test
    void what_a_caller_may_not_see_is_not_there() throws SQLException {
        var asked = keep(Asked.approval("mine"));
        var terms = new Escalation.Terms(new Permission("post_entries"), 1, true);
        keep(Asked.of("books", Reason.APPROVAL, terms));
        assertThat(escalations.find(asked.id(), Asked.STRANGER)).isEmpty();
        assertThat(escalations.find(asked.id(), Asked.REQUESTER)).isPresent();
        assertRefused(() -> escalations.claim(asked.id(), Asked.STRANGER), Cause.NOT_FOUND);
        assertRefused(
                () -> escalations.claim(new EscalationId("none"), Asked.ANN), Cause.NOT_FOUND);
        var accountant = new Caller("ada", Set.of(new Permission("post_entries")));
        assertThat(runs(list.list(Filter.WAITING, Asked.ANN, null, 10))).containsExactly("mine");
        assertThat(runs(list.list(Filter.WAITING, accountant, null, 10))).containsExactly("books");
        assertThat(runs(list.list(Filter.WAITING, Asked.REQUESTER, null, 10)))
                .containsExactlyInAnyOrder("mine", "books");
        assertThat(runs(list.list(Filter.WAITING, Caller.LOCAL, null, 10))).hasSize(2);
        assertThat(runs(list.list(Filter.WAITING, Asked.STRANGER, null, 10))).isEmpty();
    }

    private static List<String> runs(EscalationList.Page page) {
        return page.items().stream().map(each -> each.origin().run().value()).toList();
    }

    private Escalation numbered(int i) throws SQLException {
        var shown = Asked.approval("x").shown();
        return keep(
                Escalation.open(
                        new EscalationId("esc-%03d".formatted(i)),
                        new Escalation.Origin(
                                new RunId("run-%03d".formatted(i)),
                                null,
                                new SessionId("s"),
                                "rita",
                                i % 2 == 0 ? "nl2sql" : "transactional",
                                1 + i % 3,
                                Asked.NOW.plusSeconds(i / 2)),
                        new Shown(
                                new Question(
                                        i % 5 == 0 ? Reason.CONFLICT : Reason.LOW_CONFIDENCE,
                                        "?",
                                        List.of(),
                                        Value.NOTHING,
                                        shown.question().response()),
                                List.of(),
                                i % 4 == 0 ? null : new Confidence((i % 10) / 10.0)),
                        Escalation.Terms.ONE_PERSON,
                        Asked.NOW.plus(Asked.DAY)));
    }

    private List<Escalation> paged(Filter filter) {
        var all = new ArrayList<Escalation>();
        String after = null;
        do {
            var page = list.list(filter, Asked.ANN, after, 7);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    @Test
    void pages_of_every_order_leave_nothing_out_and_repeat_nothing() throws SQLException {
        for (var i = 0; i < 40; i++) {
            numbered(i);
        }
        var byAge = paged(Filter.WAITING);
        assertThat(byAge).extracting(each -> each.id().value()).isSorted().hasSize(40);
        var byPriority = paged(Filter.of(Filter.Group.WAITING, Filter.Order.PRIORITY));
        assertThat(byPriority).doesNotHaveDuplicates().hasSize(40);
        assertThat(byPriority).extracting(each -> -each.origin().priority()).isSorted();
        var byConfidence = paged(Filter.of(Filter.Group.WAITING, Filter.Order.CONFIDENCE));
        assertThat(byConfidence).doesNotHaveDuplicates().hasSize(40);
        assertThat(byConfidence)
                .extracting(each -> {
                    var confidence = each.shown().confidence();
                    return confidence == null ? 1 : confidence.value();
                })
                .isSorted();
        for (var i = 0; i < 20; i++) {
            now = now.plusSeconds(1);
            decide(
                    new EscalationId("esc-%03d".formatted(i)),
                    new Choice(Action.REJECT, Value.NOTHING, "no", null),
                    Asked.ANN);
        }
        var decided = paged(Filter.of(Filter.Group.DECIDED, Filter.Order.AGE));
        assertThat(decided).hasSize(20);
        assertThat(decided.getFirst().id().value()).isEqualTo("esc-019");
        assertThat(paged(Filter.WAITING)).hasSize(20);
        assertThat(paged(Filter.of(Filter.Group.EXPIRED, Filter.Order.AGE))).isEmpty();
        assertRefused(() -> list.list(Filter.WAITING, Asked.ANN, "nonsense", 5), Cause.BAD_REQUEST);
    }

    @Test
    void a_list_is_cut_down_to_what_was_asked_for() throws SQLException {
        for (var i = 0; i < 20; i++) {
            numbered(i);
        }
        var filter =
                new Filter(
                        Filter.Group.WAITING,
                        Filter.Order.AGE,
                        Reason.LOW_CONFIDENCE,
                        "nl2sql",
                        null,
                        2,
                        new Confidence(0.7),
                        Asked.NOW.plusSeconds(8));
        assertThat(paged(filter))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.origin().workflow()).isEqualTo("nl2sql");
                    assertThat(each.origin().priority()).isGreaterThanOrEqualTo(2);
                    assertThat(each.shown().question().reason()).isEqualTo(Reason.LOW_CONFIDENCE);
                    assertThat(each.shown().confidence().value()).isLessThan(0.7);
                    assertThat(each.origin().at()).isBeforeOrEqualTo(Asked.NOW.plusSeconds(8));
                });
        var ofRun =
                new Filter(
                        Filter.Group.WAITING,
                        Filter.Order.AGE,
                        null,
                        null,
                        new RunId("run-007"),
                        null,
                        null,
                        null);
        assertThat(runs(list.list(ofRun, Asked.ANN, null, 10))).containsExactly("run-007");
    }
}
