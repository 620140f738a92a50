package dev.baton.pipeline.load.table;

import dev.baton.pipeline.load.parse.Row;
import java.util.List;

/** Records that are loaded in one commit; {@code position} is how far into the file they reach. */
record Batch(
        int number,
        long firstLine,
        long lastLine,
        int read,
        CopyText rows,
        List<Row.Rejected> rejects,
        long position) {

    int accepted() {
        return read - rejects.size();
    }
}
