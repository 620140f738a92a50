package dev.baton.pipeline.load.source;

import dev.baton.json.Json;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Files from the web, kept in the spool: one that broke off goes on where it was, one that has not
 * changed is not fetched again, failures that may pass are tried again.
 */
final class Downloads {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration ANOTHER_PROCESS = Duration.ofMillis(500);

    /** How often and after which pause a passing failure is tried again. */
    record Patience(int retries, Duration pause) {}

    /** What is known of a URL: what the server called the bytes, and the whole file's hash. */
    record Memory(
            String url,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String hash,
            long bytes) {
        static Memory nothing(URI uri) {
            return new Memory(uri.toString(), null, null, null, 0);
        }

        /** What a Range request may be conditional on: weak tags do not tell bytes apart. */
        @Nullable String validator() {
            return etag != null && !etag.startsWith("W/") ? etag : lastModified;
        }
    }

    /** A whole file and how it came: downloaded, resumed or unchanged. */
    record Result(Spool.Stored stored, String how) {}

    private final Spool spool;
    private final Transfer transfer;
    private final Patience patience;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    /** Whose turn it is at one URL; kept only while somebody is at it or waits. */
    private static final class Turn {
        private final Lock lock = new ReentrantLock();
        private int wanted;
    }

    Downloads(Spool spool, Transfer transfer, Patience patience) {
        this.spool = spool;
        this.transfer = transfer;
        this.patience = patience;
    }

    /**
     * The file behind a URL. Throws not_found, forbidden, too_large, cancelled or, when it failed
     * however often it was tried, source_unreachable.
     */
    Result get(URI uri, long most, Cancellation cancellation) throws IOException {
        var name =
                HexFormat.of()
                        .formatHex(
                                Spool.digest()
                                        .digest(uri.toString().getBytes(StandardCharsets.UTF_8)));
        var turn = turn(name);
        turn.lock.lock();
        try (var channel =
                FileChannel.open(
                        spool.unfinished(name + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            // Other processes may share the folder, and may be at the same file.
            while (channel.tryLock() == null) {
                rest(ANOTHER_PROCESS, cancellation);
            }
            return tried(uri, name, most, cancellation);
        } finally {
            turn.lock.unlock();
            leave(name);
        }
    }

    private Turn turn(String name) {
        return turns.compute(
                name,
                (_, known) -> {
                    var turn = known == null ? new Turn() : known;
                    turn.wanted++;
                    return turn;
                });
    }

    private void leave(String name) {
        turns.computeIfPresent(name, (_, turn) -> --turn.wanted == 0 ? null : turn);
    }

    private Result tried(URI uri, String name, long most, Cancellation cancellation)
            throws IOException {
        var pause = patience.pause();
        var resumed = false;
        for (var attempt = 0; ; attempt++) {
            cancellation.check();
            var part = spool.unfinished(name + ".part");
            var memory = memory(uri, name);
            resumed |= Files.exists(part) && Files.size(part) > 0;
            var known =
                    memory.hash() != null && spool.find(memory.hash(), memory.bytes()).isPresent();
            var step =
                    transfer.attempt(
                            uri,
                            part,
                            memory,
                            known,
                            most,
                            cancellation,
                            now -> remember(name, now));
            switch (step) {
                case Transfer.Unchanged() -> {
                    return new Result(
                            new Spool.Stored(String.valueOf(memory.hash()), memory.bytes()),
                            "unchanged");
                }
                case Transfer.Whole(var from) -> {
                    var stored = spool.keep(part, cancellation);
                    var now = memory(uri, name);
                    remember(
                            name,
                            new Memory(
                                    now.url(),
                                    now.etag(),
                                    now.lastModified(),
                                    stored.hash(),
                                    stored.bytes()));
                    return new Result(stored, resumed && from > 0 ? "resumed" : "downloaded");
                }
                case Transfer.BrokeOff(var why, var asked) -> {
                    if (attempt >= patience.retries()) {
                        throw ProblemException.of(
                                Cause.SOURCE_UNREACHABLE,
                                "%s could not be fetched: %s.".formatted(uri.getHost(), why),
                                "Start again in a while: what has come by now is kept.");
                    }
                    rest(asked == null ? pause : asked, cancellation);
                    pause = pause.multipliedBy(2);
                }
            }
        }
    }

    private static void rest(Duration pause, Cancellation cancellation) {
        var over = new CountDownLatch(1);
        try (var _ = cancellation.onCancel(over::countDown)) {
            var most = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
            over.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        cancellation.check();
    }

    private Memory memory(URI uri, String name) throws IOException {
        try {
            return Json.read(Files.readString(spool.unfinished(name + ".json")), Memory.class);
        } catch (NoSuchFileException | UncheckedIOException _) {
            // What cannot be read, perhaps half written in a crash, is as good as nothing.
            Files.deleteIfExists(spool.unfinished(name + ".part"));
            return Memory.nothing(uri);
        }
    }

    private void remember(String name, Memory memory) {
        try {
            Files.writeString(spool.unfinished(name + ".json"), Json.write(memory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
