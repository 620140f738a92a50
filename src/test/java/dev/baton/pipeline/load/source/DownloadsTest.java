package dev.baton.pipeline.load.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
    private static final long MOST = 10_000_000;

    @TempDir Path folder;
    private final FileServer server = new FileServer(bytes(1, 300_000));
    private final Cancellation cancellation = new Cancellation();

    private static byte[] bytes(int seed, int count) {
        var bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Spool spool() {
        return new Spool(folder, Duration.ofHours(1), Clock.systemUTC());
    }

    private Downloads downloads(Duration stall) {
        var allowed = new AllowList(List.of(), List.of(server.url("/open/")), List.of(), true);
        var patience = new Downloads.Patience(3, Duration.ofMillis(1));
        return new Downloads(
                spool(), new Transfer(allowed, Duration.ofSeconds(5), stall), patience);
    }

    private Downloads.Result get() throws IOException {
        return downloads(Duration.ofSeconds(20))
                .get(URI.create(server.url("/open/a.csv")), MOST, cancellation);
    }

    private void fails(Cause cause) {
        assertThatThrownBy(this::get)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(cause));
    }

    private byte[] kept(Downloads.Result result) throws IOException {
        return Files.readAllBytes(
                spool().find(result.stored().hash(), result.stored().bytes()).orElseThrow());
    }

    @Test
    void files_never_wait_for_one_another_however_many_there_are() throws Exception {
        var files = 100;
        var together = new CountDownLatch(files);
        for (var i = 0; i < files; i++) {
            server.then(exchange -> {
                together.countDown();
                try {
                    together.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                server.whole(exchange);
            });
        }
        server.file = bytes(2, 100);
        var downloads = downloads(Duration.ofSeconds(20));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Downloads.Result>>();
            for (var i = 0; i < files; i++) {
                var uri = URI.create(server.url("/open/" + i + ".csv"));
                all.add(threads.submit(() -> downloads.get(uri, MOST, cancellation)));
            }
            for (var one : all) {
                assertThat(one.get().how()).isEqualTo("downloaded");
            }
        }
    }

    @Test
    void a_file_is_kept_under_the_hash_of_its_bytes() throws IOException {
        var result = get();

        assertThat(result.how()).isEqualTo("downloaded");
        assertThat(kept(result)).isEqualTo(server.file);
    }

    @Test
    void a_transfer_that_breaks_off_goes_on_where_it_was() throws IOException {
        server.then(server.breakingOffAfter(100_000)).then(server.breakingOffAfter(50_000));

        var result = get();

        assertThat(result.how()).isEqualTo("resumed");
        assertThat(kept(result)).isEqualTo(server.file);
        assertThat(server.asked)
                .containsExactly(
                        "/open/a.csv", "/open/a.csv bytes=100000-", "/open/a.csv bytes=150000-");
    }

    @Test
    void it_goes_on_even_after_the_process_is_gone() throws IOException {
        for (var i = 0; i < 4; i++) {
            server.then(server.breakingOffAfter(10_000));
        }
        fails(Cause.SOURCE_UNREACHABLE);
        server.asked.clear();

        assertThat(kept(get())).isEqualTo(server.file);
        assertThat(server.asked).containsExactly("/open/a.csv bytes=40000-");
    }

    @Test
    void another_file_in_the_meantime_is_fetched_from_its_beginning() throws IOException {
        server.then(server.breakingOffAfter(100_000))
                .then(exchange -> {
                    server.file = bytes(2, 200_000);
                    server.etag = "\"v2\"";
                    server.whole(exchange);
                });

        assertThat(kept(get())).isEqualTo(bytes(2, 200_000));
    }

    @Test
    void without_a_name_for_its_bytes_nothing_is_resumed() throws IOException {
        server.etag = "W/\"weak\"";
        server.then(server.breakingOffAfter(100_000));

        assertThat(kept(get())).isEqualTo(server.file);
        assertThat(server.asked).containsExactly("/open/a.csv", "/open/a.csv");
    }

    @Test
    void a_file_that_has_not_changed_is_not_sent_again() throws IOException {
        var first = get();

        var second = get();

        assertThat(second.how()).isEqualTo("unchanged");
        assertThat(second.stored()).isEqualTo(first.stored());
        Files.delete(folder.resolve(first.stored().hash() + ".data"));
        assertThat(get().how()).isEqualTo("downloaded");
    }

    @Test
    void passing_failures_are_tried_again_and_others_are_not() throws IOException {
        server.then(FileServer.status(503, "Retry-After", "0")).then(FileServer.status(429));
        assertThat(kept(get())).isEqualTo(server.file);

        server.etag = "\"v2\"";
        server.asked.clear();
        server.then(FileServer.status(404));
        fails(Cause.NOT_FOUND);
        server.then(FileServer.status(401));
        fails(Cause.FORBIDDEN);
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void a_part_other_than_the_one_asked_for_is_not_taken() throws IOException {
        server.then(server.breakingOffAfter(100_000))
                .then(exchange -> {
                    exchange.getResponseHeaders().add("Content-Range", "bytes 0-9/300000");
                    exchange.sendResponseHeaders(206, 10);
                    exchange.getResponseBody().write(new byte[10]);
                });

        assertThat(kept(get())).isEqualTo(server.file);
    }

    @Test
    void redirects_are_followed_within_the_allowed_places_only() throws IOException {
        server.then(FileServer.status(302, "Location", "b.csv"));
        assertThat(kept(get())).isEqualTo(server.file);
        assertThat(server.asked).containsExactly("/open/a.csv", "/open/b.csv");

        server.etag = "\"v2\"";
        for (var target :
                List.of(
                        "/secret/a.csv",
                        "http://169.254.169.254/latest/meta-data/",
                        "file:///etc/passwd",
                        "http://localhost/open/a.csv",
                        "../secret")) {
            server.asked.clear();
            server.then(FileServer.status(307, "Location", target));
            fails(Cause.FORBIDDEN);
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void a_ring_of_redirects_ends() {
        for (var i = 0; i < 10; i++) {
            server.then(FileServer.status(302, "Location", "/open/a.csv"));
        }
        fails(Cause.FORBIDDEN);
        assertThat(server.asked).hasSize(6);
    }

    @Test
    void more_than_is_allowed_is_refused_whether_it_was_announced_or_not() {
        server.file = new byte[(int) MOST + 1];
        fails(Cause.TOO_LARGE);
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(server.file);
        });
        fails(Cause.TOO_LARGE);
    }

    @Test
    void a_silent_server_is_given_up() {
        for (var i = 0; i < 4; i++) {
            server.then(server.stalling());
        }

        assertThatThrownBy(() ->
                        downloads(Duration.ofMillis(100))
                                .get(URI.create(server.url("/open/a.csv")), MOST, cancellation))
                .hasMessageContaining("nothing came");
    }

    @Test
    void a_cancelled_download_ends_while_it_waits_for_bytes() throws Exception {
        server.then(exchange -> {
            cancelSoon();
            server.stalling().to(exchange);
        });

        fails(Cause.CANCELLED);
    }

    private void cancelSoon() {
        Thread.ofVirtual().start(cancellation::cancel);
    }

    @Test
    void two_at_once_fetch_a_file_once() throws Exception {
        var downloads = downloads(Duration.ofSeconds(20));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uri = URI.create(server.url("/open/a.csv"));
            var one = threads.submit(() -> downloads.get(uri, MOST, new Cancellation()));
            var other = threads.submit(() -> downloads.get(uri, MOST, new Cancellation()));

            assertThat(one.get().stored()).isEqualTo(other.get().stored());
            assertThat(List.of(one.get().how(), other.get().how()))
                    .containsExactlyInAnyOrder("downloaded", "unchanged");
        }
    }

    @Test
    void files_that_nobody_used_for_long_go() throws IOException {
        var result = get();
        var late = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));

        new Spool(folder, Duration.ofHours(3), late).tidy();
        assertThat(spool().find(result.stored().hash(), result.stored().bytes())).isPresent();
        new Spool(folder, Duration.ofHours(1), late).tidy();
        assertThat(spool().find(result.stored().hash(), result.stored().bytes())).isEmpty();
    }
}
