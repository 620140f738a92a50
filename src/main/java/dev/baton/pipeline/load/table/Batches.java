package dev.baton.pipeline.load.table;

import dev.baton.pipeline.load.parse.Row;
import dev.baton.pipeline.load.parse.RowReader;
import dev.baton.plan.Cancellation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into batches. The same file with the same number of rows is always cut in the same
 * places: a load that goes on after a crash relies on it.
 */
final class Batches {
    private static final int MOST_BYTES = 16 << 20;
    private static final int CHECK_EVERY = 500;

    private final RowReader rows;
    private final int most;
    private final LongSupplier position;
    private final Cancellation cancellation;
    private int number;

    Batches(RowReader rows, int most, LongSupplier position, Cancellation cancellation) {
        this.rows = rows;
        this.most = most;
        this.position = position;
        this.cancellation = cancellation;
    }

    /** The next batch; null after the last one. */
    @Nullable Batch next() throws IOException {
        var text = new CopyText();
        var rejects = new ArrayList<Row.Rejected>();
        var read = 0;
        long first = 0;
        long last = 0;
        while (read < most && text.size() < MOST_BYTES) {
            if (read % CHECK_EVERY == 0) {
                cancellation.check();
            }
            var row = rows.next();
            if (row == null) {
                break;
            }
            switch (row) {
                case Row.Accepted(var line, var values) -> text.row(values, line);
                case Row.Rejected rejected -> rejects.add(rejected);
            }
            first = read == 0 ? row.line() : first;
            last = row.line();
            read++;
        }
        return read == 0
                ? null
                : new Batch(number++, first, last, read, text, rejects, position.getAsLong());
    }
}
