package dev.baton.run;

import dev.baton.event.DirectConnections;
import dev.baton.event.Feed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a process: commits whatever waits, in order, as one transaction. A claim whose
 * entry could not be written gets none of its later ones written either.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final int MOST = 512;
    // The statement is planned once. While its tables are still small, and also when they were
    // empty at planning time, only the indexes are right.
    private static final String OPTIONS =
            "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off";

    private final DirectConnections connections;
    private final Feed feed;
    private final String name;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private @Nullable Connection connection;

    private record Waiting(Entry entry, CompletableFuture<@Nullable Void> done) {}

    GroupCommit(DirectConnections connections, Feed feed, String name) {
        this.connections = connections;
        this.feed = feed;
        this.name = name;
        this.thread = Thread.ofPlatform().daemon().name("baton-writer").start(this::work);
    }

    /** Completes when the entry is on disk; fails with {@link Fenced} when the claim is gone. */
    CompletableFuture<@Nullable Void> submit(Entry entry) {
        var done = new CompletableFuture<@Nullable Void>();
        queue.add(new Waiting(entry, done));
        return done;
    }

    /** Nothing more will come of this claim. */
    void forget(long epoch) {
        broken.remove(epoch);
    }

    /** How many claims it remembers to write nothing more of. */
    int remembered() {
        return broken.size();
    }

    private void work() {
        var batch = new ArrayList<Waiting>();
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, MOST - 1);
                commit(List.copyOf(batch));
                batch.clear();
            }
        } catch (InterruptedException _) {
            disconnect();
        }
    }

    private void commit(List<Waiting> batch) {
        var open = new ArrayList<Waiting>();
        for (var waiting : batch) {
            if (broken.contains(waiting.entry().epoch())) {
                waiting.done().completeExceptionally(new Fenced(waiting.entry().run()));
            } else {
                open.add(waiting);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        try {
            write(open);
        } catch (SQLException e) {
            if (open.size() > 1 && ofOneEntry(e)) {
                open.forEach(waiting -> commit(List.of(waiting)));
            } else {
                LOG.warnf(e, "%d entries were not written", open.size());
                disconnect();
                open.forEach(waiting -> fail(waiting, e));
            }
        } catch (RuntimeException e) {
            LOG.error("entries were not written", e);
            open.forEach(waiting -> fail(waiting, e));
        }
    }

    private void write(List<Waiting> batch) throws SQLException {
        var current = connection;
        if (current == null) {
            current = connections.open(name + "-writer", OPTIONS);
            connection = current;
        }
        var written = EntryStatement.write(current, batch.stream().map(Waiting::entry).toList());
        for (var i = 0; i < batch.size(); i++) {
            var waiting = batch.get(i);
            var entry = waiting.entry();
            if (!written.get(i)) {
                fail(waiting, new Fenced(entry.run()));
                continue;
            }
            if (!entry.log().events().isEmpty()) {
                feed.written(entry.run(), entry.lastSeq(), entry.ends());
            }
            waiting.done().complete(null);
        }
    }

    /** Bad data or a broken rule in one entry must not take the others down with it. */
    private static boolean ofOneEntry(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private void fail(Waiting waiting, Exception e) {
        broken.add(waiting.entry().epoch());
        waiting.done().completeExceptionally(e);
    }

    private void disconnect() {
        var old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                LOG.debug("the writer's connection did not close", e);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
