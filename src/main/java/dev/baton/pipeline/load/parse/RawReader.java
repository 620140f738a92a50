package dev.baton.pipeline.load.parse;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts a text into records; blank lines are none. */
interface RawReader {
    /** The next record; null after the last one. */
    @Nullable Raw next() throws IOException;

    /** How the record that was last given begins, as it was written. */
    String written();
}
