package dev.baton.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.plan.RunId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Two replicas on one database. */
@Tag("postgres")
class FeedWireTest {
    private static final RunId RUN = new RunId("run-1");

    private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
    private final Feed here = new Feed();
    private final Feed there = new Feed();
    private Database database;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private FeedWire wireHere;
    private FeedWire wireThere;

    @BeforeEach
    void connect() {
        database = TestPostgres.fresh("db/migration/V202611201210__event_log.sql");
        wireHere = wire(here);
        wireThere = wire(there);
        there.listen(RUN, (_, seq) -> heard.add(seq));
        wireHere.start();
        wireThere.start();
    }

    @AfterEach
    void stop() {
        wireHere.stop();
        wireThere.stop();
    }

    private FeedWire wire(Feed feed) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(EventConfig.class)
                        .withDefaultValue("baton.event.poll-every", "200ms")
                        .build()
                        .getConfigMapping(EventConfig.class);
        var connections =
                new DirectConnections(database.url(), database.user(), database.password());
        return new FeedWire(feed, connections, source, config, meters);
    }

    private long write(Event event) throws SQLException {
        try (var connection = database.connect()) {
            return EventLog.append(connection, RUN, event, Instant.EPOCH.atOffset(ZoneOffset.UTC));
        }
    }

    private long next() throws InterruptedException {
        var seq = heard.poll(10, TimeUnit.SECONDS);
        assertThat(seq).isNotNull();
        return seq;
    }

    @Test
    void what_is_written_here_wakes_listeners_there() throws Exception {
        // The listening connection may not be there yet: the second way finds the first event.
        here.written(RUN, write(new Event.WorkflowStarted("a", "b")), false);
        assertThat(next()).isEqualTo(1);
        for (var i = 0; i < 50; i++) {
            here.written(RUN, write(new Event.StageStarted("s")), false);
        }
        var last = 0L;
        var wakes = 0;
        while (last < 51) {
            last = next();
            wakes++;
        }
        assertThat(wakes).isLessThan(50);
    }

    @Test
    void a_lost_wake_up_is_found_by_looking() throws Exception {
        write(new Event.StageStarted("s"));
        assertThat(next()).isEqualTo(1);
    }

    @Test
    void listening_goes_on_when_the_connection_broke() throws Exception {
        write(new Event.StageStarted("s"));
        assertThat(next()).isEqualTo(1);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'baton-listen' and datname = current_database()");
        }
        write(new Event.StageStarted("t"));
        assertThat(next()).isEqualTo(2);
    }
}
