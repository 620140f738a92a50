package dev.baton.sql;

import dev.baton.plan.Cancellation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stops a statement from outside when it is late or nobody wants it any more: first by asking the
 * server, then by dropping the connection.
 */
final class Watch implements AutoCloseable {
    private static final long ASK_AGAIN_MILLIS = 100;
    private static final int ASKED_ENOUGH = 20;

    private final Statement statement;
    private final Connection connection;
    private final Cancellation.Listening listening;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean late;

    Watch(Statement statement, Connection connection, Duration time, Cancellation cancellation) {
        this.statement = statement;
        this.connection = connection;
        Thread.startVirtualThread(() -> await(time));
        listening = cancellation.onCancel(() -> Thread.startVirtualThread(this::stop));
    }

    /** True when the statement was stopped because its time was over. */
    boolean late() {
        return late;
    }

    private void await(Duration time) {
        try {
            if (!done.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                late = true;
                stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        try {
            // Asked again and again: a request that comes between two statements stops neither.
            for (int asked = 0; asked < ASKED_ENOUGH; asked++) {
                statement.cancel();
                if (done.await(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void abort() {
        try {
            if (done.getCount() > 0) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            late = true; // Nothing more can be done from here; the server's own time-out remains.
        }
    }

    @Override
    public void close() {
        done.countDown();
        listening.close();
    }
}
