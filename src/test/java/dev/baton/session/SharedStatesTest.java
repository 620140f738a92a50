package dev.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class SharedStatesTest {
    private static final SessionId SESSION = new SessionId("session");
    private static final Caller ANN = new Caller("ann", Set.of(Permission.ASK));
    private static final Caller CFO =
            new Caller(
                    "cfo",
                    Set.of(new Permission("read_financial_data"), new Permission("write_reports")));

    private final SharedStates states = states();

    private static SharedStates states() {
        var database = TestPostgres.fresh("db/migration/V202611260941__session_state.sql");
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return new SharedStates(source, Clock.systemUTC());
    }

    @Test
    void what_one_agent_shares_another_reads_and_a_change_counts() {
        states.put(SESSION, "period", Value.text("2026-Q3"), ANN);
        states.put(SESSION, "period", Value.text("2026-Q4"), CFO);
        var entry = states.get(SESSION, "period", ANN).orElseThrow();
        assertThat(entry.value()).isEqualTo(Value.text("2026-Q4"));
        assertThat(entry.version()).isEqualTo(2);
        assertThat(entry.changedBy()).isEqualTo("cfo");
        assertThat(states.get(new SessionId("other"), "period", ANN)).isEmpty();
    }

    @Test
    void an_area_is_read_and_written_only_with_its_permissions() {
        states.put(SESSION, "financial_data.cash", Value.number(7), Caller.LOCAL);
        assertThat(states.get(SESSION, "financial_data.cash", CFO)).isPresent();
        assertThatThrownBy(() -> states.get(SESSION, "financial_data.cash", ANN))
                .hasMessageStartingWith("forbidden");
        assertThatThrownBy(() -> states.put(SESSION, "financial_data.cash", Value.number(8), CFO))
                .hasMessageStartingWith("forbidden");
        assertThat(states.all(SESSION, ANN)).isEmpty();
        assertThat(states.all(SESSION, CFO)).hasSize(1);
    }

    @Test
    void nothing_grows_beyond_its_bounds_even_when_many_write_at_once() {
        var refused = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, SharedStates.MOST_KEYS + 20)
                    .forEach(number -> threads.submit(() -> put(number, refused)));
        }
        assertThat(states.all(SESSION, ANN)).hasSize(SharedStates.MOST_KEYS);
        assertThat(refused).hasValue(20);
        var tooLong = Value.text("x".repeat(SharedStates.MOST_BYTES));
        assertThatThrownBy(() -> states.put(SESSION, "key1", tooLong, ANN))
                .hasMessageStartingWith("too_large");
    }

    private void put(int number, AtomicInteger refused) {
        try {
            states.put(SESSION, "key" + number, Value.number(number), ANN);
        } catch (RuntimeException e) {
            refused.incrementAndGet();
        }
    }

    @Test
    void a_key_is_a_name() {
        assertThatThrownBy(() -> states.put(SESSION, "no name", Value.NOTHING, ANN))
                .hasMessageStartingWith("bad_request");
        assertThatThrownBy(() -> states.get(SESSION, "a.b.c", ANN))
                .hasMessageStartingWith("bad_request");
    }
}
