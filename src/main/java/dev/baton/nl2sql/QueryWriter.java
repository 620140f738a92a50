package dev.baton.nl2sql;

import dev.baton.agent.Work;
import dev.baton.sql.DataSource;

/** Writes the query for a question: by a model or by rules. */
public interface QueryWriter {
    /** The source is there to check candidates against; only through its guard. */
    Draft write(Asked asked, DataSource source, Work work);
}
