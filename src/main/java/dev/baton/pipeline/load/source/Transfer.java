package dev.baton.pipeline.load.source;

import dev.baton.pipeline.load.source.Downloads.Memory;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One attempt at one download. */
final class Transfer {
    private static final int MOST_REDIRECTS = 5;
    private static final int CHUNK = 1 << 16;
    private static final Pattern RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private final AllowList allowed;
    private final HttpClient http;
    private final Duration stall;

    Transfer(AllowList allowed, Duration connect, Duration stall) {
        this.allowed = allowed;
        this.stall = stall;
        // Redirects are followed here, each held against the allow-list.
        http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connect)
                        .build();
    }

    /** How an attempt ended. */
    sealed interface Outcome {}

    /** The server has the same bytes that are kept. */
    record Unchanged() implements Outcome {}

    /** The part file is whole; {@code from} is where this attempt went on. */
    record Whole(long from) implements Outcome {}

    /** It may go better another time, after {@code pause} when the server said so. */
    record BrokeOff(String why, @Nullable Duration pause) implements Outcome {}

    /**
     * Goes on with the part file or begins it anew; {@code known} when the whole file is kept.
     * Throws what no further attempt would change.
     */
    Outcome attempt(
            URI uri,
            Path part,
            Memory memory,
            boolean known,
            long most,
            Cancellation cancellation,
            Consumer<Memory> remember)
            throws IOException {
        var have = Files.exists(part) ? Files.size(part) : 0;
        HttpResponse<InputStream> response;
        try {
            response = sent(uri, memory, known, have, cancellation);
        } catch (IOException e) {
            return new BrokeOff(Words.of(e), null);
        }
        try (var body = response.body()) {
            return switch (response.statusCode()) {
                case 304 -> new Unchanged();
                case 206 -> {
                    if (begin(response) != have) {
                        Files.deleteIfExists(part);
                        yield new BrokeOff(
                                "it sent another part than was asked for", Duration.ZERO);
                    }
                    yield written(body, part, have, total(response, have), most, cancellation);
                }
                case 200 -> {
                    Files.deleteIfExists(part);
                    remember.accept(
                            new Memory(
                                    uri.toString(),
                                    response.headers().firstValue("etag").orElse(null),
                                    response.headers().firstValue("last-modified").orElse(null),
                                    null,
                                    0));
                    yield written(body, part, 0, length(response), most, cancellation);
                }
                case 416 -> {
                    Files.deleteIfExists(part);
                    yield new BrokeOff("the file there has become shorter", Duration.ZERO);
                }
                case 408, 425, 429, 500, 502, 503, 504 ->
                        new BrokeOff("it answers " + response.statusCode(), wait(response));
                default -> throw refused(uri, response.statusCode());
            };
        }
    }

    private static ProblemException refused(URI uri, int status) {
        return switch (status) {
            case 404, 410 ->
                    ProblemException.of(
                            Cause.NOT_FOUND,
                            "%s has no such file.".formatted(uri.getHost()),
                            "Check county, file type and URL.");
            default ->
                    ProblemException.of(
                            Cause.FORBIDDEN,
                            "%s does not give the file out: it answers %d."
                                    .formatted(uri.getHost(), status),
                            "Open the URL yourself to see what it wants.");
        };
    }

    private HttpResponse<InputStream> sent(
            URI uri, Memory memory, boolean known, long have, Cancellation cancellation)
            throws IOException {
        var at = uri;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            allowed.check(at);
            var response = sent(request(at, memory, known, have), cancellation);
            if (response.statusCode() / 100 != 3 || response.statusCode() == 304) {
                return response;
            }
            response.body().close();
            at =
                    at.resolve(
                            Place.Template.uri(
                                    response.headers().firstValue("location").orElse("")));
        }
        throw ProblemException.of(
                Cause.FORBIDDEN,
                "%s leads from one place to the next without end.".formatted(uri.getHost()),
                "Name the URL where the file is.");
    }

    private HttpRequest request(URI uri, Memory memory, boolean known, long have) {
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(stall)
                        .header("User-Agent", "baton")
                        .header("Accept-Encoding", "identity");
        var validator = memory.validator();
        if (known && memory.etag() != null) {
            request.header("If-None-Match", memory.etag());
        } else if (known && memory.lastModified() != null) {
            request.header("If-Modified-Since", memory.lastModified());
        } else if (have > 0 && validator != null) {
            request.header("Range", "bytes=" + have + "-").header("If-Range", validator);
        }
        return request.build();
    }

    private HttpResponse<InputStream> sent(HttpRequest request, Cancellation cancellation)
            throws IOException {
        var response = http.sendAsync(request, _ -> new Arrivals());
        try (var _ = cancellation.onCancel(() -> response.cancel(true))) {
            return response.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken
                    ? broken
                    : new IOException(e.getCause());
        } catch (CancellationException e) {
            cancellation.check();
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Writes what comes behind what is there; {@code whole} is the expected size, -1 unknown. */
    private Outcome written(
            InputStream body,
            Path part,
            long have,
            long whole,
            long most,
            Cancellation cancellation)
            throws IOException {
        Spool.refuseBeyond(whole, most);
        var size = have;
        try (var watch = new StallWatch(body, stall);
                var _ = cancellation.onCancel(watch::end);
                var out =
                        Files.newOutputStream(
                                part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var chunk = new byte[CHUNK];
            for (var count = read(body, chunk, watch);
                    count >= 0;
                    count = read(body, chunk, watch)) {
                cancellation.check();
                watch.moved();
                size += count;
                Spool.refuseBeyond(size, most);
                out.write(chunk, 0, count);
            }
            cancellation.check();
            if (watch.stalled()) {
                return new BrokeOff("nothing came for %d s".formatted(stall.toSeconds()), null);
            }
        } catch (BodyBroke e) {
            cancellation.check();
            return new BrokeOff(Words.of(e), null);
        }
        if (whole >= 0 && size != whole) {
            return new BrokeOff("it sent %,d of %,d bytes".formatted(size, whole), null);
        }
        return new Whole(have);
    }

    /** The network's failures are told apart from those of our disk, which no retry heals. */
    private static final class BodyBroke extends IOException {
        BodyBroke(IOException e) {
            super(e.getMessage(), e);
        }
    }

    /** A transfer that the watch has ended is at its end, however its stream takes that. */
    private static int read(InputStream body, byte[] chunk, StallWatch watch) throws BodyBroke {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            if (watch.stalled()) {
                return -1;
            }
            throw new BodyBroke(e);
        }
    }

    private static long length(HttpResponse<?> response) {
        return response.headers().firstValueAsLong("content-length").orElse(-1);
    }

    private static long begin(HttpResponse<?> response) {
        var range = RANGE.matcher(response.headers().firstValue("content-range").orElse(""));
        return range.matches() ? Long.parseLong(range.group(1)) : -1;
    }

    private static long total(HttpResponse<?> response, long have) {
        var range = RANGE.matcher(response.headers().firstValue("content-range").orElse(""));
        if (range.matches() && !range.group(3).equals("*")) {
            return Long.parseLong(range.group(3));
        }
        return length(response) < 0 ? -1 : have + length(response);
    }

    private static @Nullable Duration wait(HttpResponse<?> response) {
        var wait = response.headers().firstValue("retry-after").orElse("");
        return wait.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(wait)) : null;
    }
}
