package dev.baton.event;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;

/** The wake-ups of one process to the others on its database, as long as it is open. */
public final class Wire implements AutoCloseable {
    private final FeedWire wire;

    public Wire(Feed feed, DirectConnections connections, DataSource database, EventConfig config) {
        wire = new FeedWire(feed, connections, database, config, new SimpleMeterRegistry());
        wire.start();
    }

    @Override
    public void close() {
        wire.stop();
    }
}
