package dev.baton.pipeline.load.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a response as they come. A failure is told only after every byte that came before
 * it, so that a transfer that breaks off goes on behind them; the JDK's own stream drops what was
 * not read by then.
 */
final class Arrivals extends InputStream implements BodySubscriber<InputStream> {
    private final LinkedBlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable End end;
    private volatile boolean closed;

    private sealed interface Arrival {}

    private record Bytes(List<ByteBuffer> buffers) implements Arrival {}

    private record End(@Nullable Throwable failure) implements Arrival {}

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription to) {
        if (closed) {
            to.cancel();
        } else {
            subscription = to;
            to.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        queue.add(new Bytes(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        queue.add(new End(failure));
    }

    @Override
    public void onComplete() {
        queue.add(new End(null));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        var next = next();
        if (next == null) {
            return -1;
        }
        var count = Math.min(length, next.remaining());
        next.get(into, offset, count);
        return count;
    }

    /** Bytes that were not read; null when there will be none. */
    private @Nullable ByteBuffer next() throws IOException {
        while (true) {
            if (closed) {
                throw new IOException("closed");
            }
            var first = unread.peek();
            if (first != null && first.hasRemaining()) {
                return first;
            }
            if (first != null) {
                unread.remove();
            } else if (end == null) {
                take();
            } else if (end.failure() == null) {
                return null;
            } else {
                throw new IOException(end.failure().getMessage(), end.failure());
            }
        }
    }

    private void take() throws IOException {
        try {
            switch (queue.take()) {
                case Bytes(var buffers) -> {
                    unread.addAll(buffers);
                    more();
                }
                case End over -> end = over;
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private synchronized void more() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    /** Wants no more; whoever waits for bytes gets a failure. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            queue.add(new End(null));
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
