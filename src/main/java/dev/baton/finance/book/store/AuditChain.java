package dev.baton.finance.book.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows of an audit trail in their order and finds the first that is not as it was
 * written, also when whoever changed it computed its hash anew.
 */
final class AuditChain {
    private static final String ADDED = "it was added outside of the books";
    private static final String CHANGED = "its content is not what was written";

    private long rows;
    private String last = "";
    private String beforeLast = "";
    private boolean unlinked;
    private @Nullable Long broken;
    private @Nullable String why;

    void see(ResultSet row) throws SQLException {
        if (broken != null) {
            return;
        }
        long number = row.getLong("number");
        var hash = row.getString("hash");
        var previous = row.getString("previous");
        if (unlinked) {
            settle(previous);
        } else if (number != rows + 1) {
            stop(rows + 1, "it is missing");
        } else if (!Audit.hash(row, number).equals(hash)) {
            // One that is whole but for its number was moved by a row put in before it.
            boolean moved = previous.equals(beforeLast) && Audit.hash(row, number - 1).equals(hash);
            stop(moved ? number - 1 : number, moved ? ADDED : CHANGED);
        } else if (!last.equals(previous)) {
            unlinked = true;
        }
        rows++;
        beforeLast = last;
        last = hash;
    }

    // Two rows do not fit: when the next one goes on from the second, the first was changed.
    private void settle(String next) {
        stop(next.equals(last) ? rows - 1 : rows, CHANGED);
    }

    void end(ResultSet head) throws SQLException {
        if (broken != null) {
            return;
        }
        long number = head.getLong("number");
        var hash = head.getString("hash");
        if (unlinked) {
            settle(hash);
        } else if (number > rows) {
            stop(rows + 1, "it is missing");
        } else if (number < rows) {
            stop(number + 1, ADDED);
        } else if (!last.equals(hash)) {
            stop(rows, CHANGED);
        }
    }

    private void stop(long number, String reason) {
        broken = number;
        why = reason;
    }

    Audit.Verdict verdict() {
        return new Audit.Verdict(rows, broken, why, last);
    }
}
