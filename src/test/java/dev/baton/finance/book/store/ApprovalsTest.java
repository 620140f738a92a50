package dev.baton.finance.book.store;

import static dev.baton.finance.book.store.BooksWorld.ANN;
import static dev.baton.finance.book.store.BooksWorld.sale;
import static dev.baton.finance.book.store.SmallLedger.FIRST;
import static dev.baton.finance.book.store.SmallLedger.LAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ApprovalsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 10);
    private static final Caller BEN = approver("ben");
    private static final Caller EVE = approver("eve");
    @AutoClose private final BooksWorld world = new BooksWorld();

    private static Caller approver(String name) {
        return new Caller(name, Set.of(FinancePermissions.APPROVE));
    }

    @BeforeEach
    void open() {
        world.opened("co", 1, 0);
    }

    private Approvals.Request only() {
        assertThat(world.approvals.waiting("co")).hasSize(1);
        return world.approvals.waiting("co").getFirst();
    }

    private List<Entry> posted() {
        return world.books("co").entries(FIRST, LAST);
    }

    @Test
    void an_unsure_entry_waits_and_is_posted_when_another_person_approves() {
        var entry = world.posting.draft("co", "a", sale("1", DAY, 100, "0.9"), ANN);
        assertThat(world.posting.submit("co", entry, ANN)).isEqualTo(Entry.Status.PENDING_APPROVAL);
        assertThat(world.posting.submit("co", entry, ANN)).isEqualTo(Entry.Status.PENDING_APPROVAL);
        var request = only();
        assertThat(posted()).isEmpty();
        assertThat(request.shown().toString()).contains("Sale 1");
        var done = world.approvals.approve("co", request.id(), request.hash(), BEN, "checked");
        assertThat(done.state()).isEqualTo(Approvals.State.APPROVED);
        assertThat(posted()).extracting(Entry::approvedBy).containsExactly("ben");
        assertThat(world.approvals.approve("co", request.id(), request.hash(), BEN, "checked"))
                .isEqualTo(done);
        assertThat(posted()).hasSize(1);
    }

    @Test
    void who_prepared_it_who_may_not_and_agents_cannot_approve() {
        world.posted("co", "a", sale("1", DAY, 100, "0.9"), ANN);
        var request = only();
        assertThatThrownBy(() -> approve(request, approver("ann")))
                .hasMessageContaining("own_request");
        assertThatThrownBy(() -> approve(request, new Caller("tim", Set.of())))
                .hasMessageContaining("forbidden");
        assertThatThrownBy(() ->
                        world.sql(
                                "select books.decide('co', '%s', 'approve', '%s', '{approve_entries}', '%s')"
                                        .formatted(
                                                request.id(),
                                                request.hash(),
                                                Store.who(
                                                        Actor.agent("robot", null, null),
                                                        BooksWorld.NOON))))
                .hasMessageContaining("needs a person");
        assertThat(posted()).isEmpty();
    }

    @Test
    void a_large_amount_takes_two_people_each_once() {
        world.posted("co", "a", sale("1", DAY, 200_000, null), ANN);
        var request = only();
        assertThat(request.people()).isEqualTo(2);
        assertThat(approve(request, BEN).state()).isEqualTo(Approvals.State.WAITING);
        assertThat(approve(request, BEN).state()).isEqualTo(Approvals.State.WAITING);
        assertThat(posted()).isEmpty();
        assertThat(approve(request, EVE).agreed()).containsExactly("ben", "eve");
        assertThat(posted()).extracting(Entry::approvedBy).containsExactly("ben, eve");
    }

    @Test
    void an_approval_of_something_else_than_was_shown_is_refused() {
        world.posted("co", "a", sale("1", DAY, 100, "0.9"), ANN);
        var request = only();
        assertThatThrownBy(() ->
                        world.approvals.approve("co", request.id(), "another hash", BEN, null))
                .hasMessageContaining("changed");
    }

    @Test
    void what_waits_too_long_expires_and_is_never_approved_by_time() {
        var entry = world.posted("co", "a", sale("1", DAY, 100, "0.9"), ANN);
        var request = only();
        world.now = world.now.plus(Duration.ofDays(8));
        assertThat(world.approvals.waiting("co")).isEmpty();
        assertThatThrownBy(() -> approve(request, BEN)).hasMessageContaining("expired");
        assertThat(posted()).isEmpty();
        assertThat(world.posting.submit("co", entry, ANN)).isEqualTo(Entry.Status.PENDING_APPROVAL);
        assertThat(only().id()).isNotEqualTo(request.id());
        approve(only(), BEN);
        assertThat(posted()).hasSize(1);
    }

    @Test
    void a_rejected_entry_is_cancelled_and_nobody_can_approve_it_after_that() {
        world.posted("co", "a", sale("1", DAY, 100, "0.9"), ANN);
        var request = only();
        assertThat(world.approvals.reject("co", request.id(), request.hash(), BEN, "no").state())
                .isEqualTo(Approvals.State.REJECTED);
        assertThatThrownBy(() -> approve(request, EVE)).hasMessageContaining("already");
        assertThat(posted()).isEmpty();
    }

    @Test
    void an_entry_of_a_month_before_the_last_complete_day_is_shown_to_somebody() {
        world.posted("co", "a", sale("1", DAY.minusMonths(2), 100, null), ANN);
        assertThat(only().flags()).containsExactly("prior_period");
    }

    @Test
    void a_period_is_closed_by_two_and_a_company_may_have_a_policy_of_its_own() {
        var month = YearMonth.of(2025, 3);
        assertThat(world.periods.close("co", month, ANN))
                .isEqualTo(Periods.Outcome.PENDING_APPROVAL);
        approve(only(), BEN);
        assertThat(world.periods.list("co"))
                .extracting(Periods.Period::month, Periods.Period::closed)
                .containsExactly(org.assertj.core.api.Assertions.tuple(month, true));
        world.sql(
                "insert into books.approval_policy values ('co', 1, 'post', 5, null, null, 'board', 1)");
        assertThat(world.periods.open("co", month, ANN)).isEqualTo(Periods.Outcome.DONE);
        world.posted("co", "a", sale("1", DAY, 100, null), ANN);
        assertThat(only().roles()).containsExactly("board");
    }

    @Test
    void anything_else_can_be_asked_for_once() {
        var asking =
                new Approvals.Asking(
                        "release",
                        "pack 1",
                        Value.text("hash of it"),
                        BigDecimal.ZERO,
                        null,
                        List.of());
        var first = world.approvals.ask("co", asking, ANN).orElseThrow();
        assertThat(world.approvals.ask("co", asking, ANN)).contains(first);
        approve(first, BEN);
        assertThat(world.approvals.of("co", "release", "pack 1").orElseThrow().state())
                .isEqualTo(Approvals.State.APPROVED);
        assertThat(
                        world.approvals.ask(
                                "co",
                                new Approvals.Asking(
                                        "harmless",
                                        "x",
                                        Value.NOTHING,
                                        BigDecimal.ONE,
                                        null,
                                        List.of()),
                                ANN))
                .isEmpty();
    }

    private Approvals.Request approve(Approvals.Request request, Caller caller) {
        return world.approvals.approve("co", request.id(), request.hash(), caller, null);
    }
}
