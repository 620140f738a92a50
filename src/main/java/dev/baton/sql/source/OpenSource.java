package dev.baton.sql.source;

import dev.baton.plan.Problem;
import dev.baton.sql.DataSource;
import dev.baton.sql.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A data source in use: what is known of it is kept fresh until it is closed. */
public interface OpenSource extends DataSource, AutoCloseable {
    /** Reads everything anew; when that fails it throws, and what was known before stays. */
    void refresh();

    /** Takes other semantics; when they have faults it throws, and the old ones stay. */
    void speak(@Nullable String semantics);

    /** What is known by now, without waiting. */
    Optional<Schema> known();

    /** When everything was last read. */
    Optional<Instant> readAt();

    /** Why the last reading failed, until one works again. */
    Optional<Problem> trouble();

    @Override
    void close();
}
