package dev.baton.finance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.plan.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class PacksTest {
    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final Files FILES =
            new Files("<p>draft</p>", new byte[] {1}, "<p>final</p>", new byte[] {2});
    private final Packs packs = new Packs(database(), Clock.fixed(NOW, ZoneOffset.UTC));

    private static PGSimpleDataSource database() {
        var database = TestPostgres.fresh("db/migration/V202611261836__finance_board_pack.sql");
        var pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser(database.user());
        pool.setPassword(database.password());
        return pool;
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
        var released = packs.release("p1", pack.hash(), "bob");
        assertThat(released.state()).isEqualTo("released");
        assertThat(released.releasedBy()).isEqualTo("bob");
        assertThat(page("p1")).contains("final");
        assertThat(packs.page("p1", true).orElseThrow().bytes()).containsExactly(2);
        assertThat(packs.release("p1", pack.hash(), "bob")).isEqualTo(released);
    }

    @Test
    void nobody_releases_their_own_pack_another_one_or_one_with_open_questions() {
        var pack = put("p2", List.of());
        assertThatThrownBy(() -> packs.release("p2", pack.hash(), "ann"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("own_request");
        assertThatThrownBy(() -> packs.release("p2", "other", "bob"))
                .hasMessageContaining("changed");
        var open = put("p3", List.of("bank lines of the last month are not reconciled"));
        assertThatThrownBy(() -> packs.release("p3", open.hash(), "bob"))
                .hasMessageContaining("bank lines of the last month");
        assertThatThrownBy(() -> packs.release("none", "x", "bob"))
                .hasMessageContaining("not_found");
        assertThat(page("p2")).contains("draft");
    }

    @Test
    void a_draft_can_be_taken_back_and_what_was_released_stays() {
        var pack = put("p4", List.of());
        assertThat(packs.discard("p4")).isTrue();
        assertThat(packs.discard("p4")).isTrue();
        assertThat(packs.list(null, 10)).isEmpty();
        assertThatThrownBy(() -> packs.release("p4", pack.hash(), "bob"))
                .hasMessageContaining("void");
        var other = put("p5", List.of());
        packs.release("p5", other.hash(), "bob");
        assertThat(packs.discard("p5")).isFalse();
    }
}
