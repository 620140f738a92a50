package dev.baton.finance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.finance.FinanceConfig;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Approvals;
import dev.baton.finance.book.store.Audit;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.book.store.Releases;
import dev.baton.plan.ProblemException;
import dev.baton.run.TestEngine;
import dev.baton.security.Caller;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class PacksTest {
    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final Files FILES =
            new Files("<p>draft</p>", new byte[] {1}, "<p>final</p>", new byte[] {2});
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final FinanceConfig CONFIG =
            new FinanceConfig() {
                @Override
                public Duration approvalPatience() {
                    return Duration.ofDays(7);
                }

                @Override
                public long importBytes() {
                    return 1;
                }
            };
    private static final Caller ANN = approver("ann");
    private static final Caller BOB = approver("bob");
    private static final Caller EVE = approver("eve");
    private final DataSource database = database();
    private final Approvals approvals = new Approvals(database, CLOCK, CONFIG);
    private final Packs packs = new Packs(database, new Releases(database, approvals, CLOCK));

    private static Caller approver(String name) {
        return new Caller(name, Set.of(FinancePermissions.APPROVE));
    }

    /** With the books of the company c1, which hold nothing. */
    private static DataSource database() {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser(database.user());
        pool.setPassword(database.password());
        var day = LocalDate.of(2026, 6, 30);
        var company = new Company("c1", "C", "trade", "EUR", day.minusYears(1), day);
        var none =
                new Ledger(
                        company, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of(), List.of(), List.of());
        new Imports(pool, CLOCK).load(none, "test", Actor.person("ann"));
        return pool;
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var call = connection.createStatement()) {
            call.execute(statement);
        }
    }

    private List<String> trail() {
        var audit = new Audit(database);
        assertThat(audit.verify("c1").whole()).isTrue();
        return audit.page("c1", Long.MAX_VALUE, "board pack p1", 10).stream()
                .map(row -> row.actor() + " " + row.action())
                .toList();
    }

    private Packs.Pack put(String id, List<String> open) {
        var manifest =
                new Manifest(
                        id,
                        "c1",
                        LocalDate.of(2026, 6, 30),
                        NOW,
                        open,
                        new Manifest.Facts(1, "f"),
                        List.of(),
                        List.of());
        return packs.put("key of " + id, manifest, "All is well.", FILES, "ann", "run-1");
    }

    private String page(String id) {
        return new String(packs.page(id, false).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_pack_is_kept_once_and_is_a_draft_until_another_person_releases_what_they_saw() {
        var pack = put("p1", List.of());
        assertThat(put("p1", List.of()).id()).isEqualTo(pack.id());
        assertThat(packs.list("c1", 10)).hasSize(1);
        assertThat(page("p1")).contains("draft");
        var released = packs.release("p1", pack.hash(), BOB);
        assertThat(released.state()).isEqualTo("released");
        assertThat(released.releasedBy()).isEqualTo("bob");
        assertThat(page("p1")).contains("final");
        assertThat(packs.page("p1", true).orElseThrow().bytes()).containsExactly(2);
        assertThat(packs.release("p1", pack.hash(), BOB)).isEqualTo(released);
        assertThat(trail()).containsExactly("bob release", "bob approve", "ann ask");
    }

    @Test
    void a_policy_of_two_people_releases_with_the_second_also_by_the_door_of_approvals()
            throws SQLException {
        sql(
                "insert into books.approval_policy values ('c1', 1, 'release', null, null, null,"
                        + " 'approve_entries', 2)");
        var pack = put("p1", List.of());
        assertThat(packs.release("p1", pack.hash(), BOB).state()).isEqualTo("draft");
        var request = approvals.waiting("c1").getFirst();
        assertThat(request.agreed()).containsExactly("bob");
        approvals.approve("c1", request.id(), request.hash(), EVE, "read it");
        assertThat(packs.find("p1").orElseThrow().releasedBy()).isEqualTo("bob, eve");
        assertThat(trail()).containsExactly("eve release", "eve approve", "bob approve", "ann ask");
    }

    @Test
    void a_policy_without_a_word_on_releases_still_takes_another_person_and_is_audited()
            throws SQLException {
        sql(
                "insert into books.approval_policy values ('c1', 1, 'post', null, null, null,"
                        + " 'approve_entries', 1)");
        var pack = put("p1", List.of());
        assertThatThrownBy(() -> packs.release("p1", pack.hash(), ANN))
                .hasMessageContaining("own_request");
        assertThat(packs.release("p1", pack.hash(), BOB).state()).isEqualTo("released");
        assertThat(trail()).containsExactly("bob release");
    }

    @Test
    void nobody_releases_their_own_pack_another_one_or_one_with_open_questions() {
        var pack = put("p2", List.of());
        assertThatThrownBy(() -> packs.release("p2", pack.hash(), ANN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("own_request");
        assertThatThrownBy(() -> packs.release("p2", "other", BOB)).hasMessageContaining("changed");
        var open = put("p3", List.of("bank lines of the last month are not reconciled"));
        assertThatThrownBy(() -> packs.release("p3", open.hash(), BOB))
                .hasMessageContaining("bank lines of the last month");
        assertThatThrownBy(() -> packs.release("none", "x", BOB)).hasMessageContaining("not_found");
        assertThatThrownBy(() -> packs.release("p2", pack.hash(), new Caller("tim", Set.of())))
                .hasMessageContaining("forbidden");
        assertThat(page("p2")).contains("draft");
    }

    @Test
    void a_draft_can_be_taken_back_and_what_was_released_stays() {
        var pack = put("p4", List.of());
        assertThat(packs.discard("p4")).isTrue();
        assertThat(packs.discard("p4")).isTrue();
        assertThat(packs.list(null, 10)).isEmpty();
        assertThat(approvals.waiting("c1")).isEmpty();
        assertThatThrownBy(() -> packs.release("p4", pack.hash(), BOB))
                .hasMessageContaining("void");
        var other = put("p5", List.of());
        packs.release("p5", other.hash(), BOB);
        assertThat(packs.discard("p5")).isFalse();
    }
}
