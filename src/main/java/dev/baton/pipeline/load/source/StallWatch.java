package dev.baton.pipeline.load.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a transfer from which nothing came for too long. */
final class StallWatch implements AutoCloseable {
    private final InputStream body;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean moved = true;
    private volatile boolean stalled;

    StallWatch(InputStream body, Duration patience) {
        this.body = body;
        Thread.ofVirtual().name("stall-watch").start(() -> watch(patience));
    }

    /** Bytes came. */
    void moved() {
        moved = true;
    }

    boolean stalled() {
        return stalled;
    }

    private void watch(Duration patience) {
        try {
            while (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!moved) {
                    stalled = true;
                    end();
                    return;
                }
                moved = false;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the transfer now; whoever reads from it gets its end. */
    void end() {
        try {
            body.close();
        } catch (IOException _) {
            // It is over anyway.
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
