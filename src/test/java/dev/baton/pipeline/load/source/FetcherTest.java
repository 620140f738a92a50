package dev.baton.pipeline.load.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.pipeline.load.layout.Layouts;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
    private static final String SAMPLE = "classpath:pipeline/sample";

    @TempDir Path spool;
    @TempDir Path folder;

    private Fetcher fetcher(Path spoolFolder, String... allowed) {
        var places = new ArrayList<>(places(allowed));
        places.add(Place.of(SAMPLE));
        return new Fetcher(
                Layouts.read(Optional.empty()),
                new AllowList(List.of(), List.of(), places, true),
                new Limits(10, 1 << 20, 1 << 24, 100, 10),
                new Spool(spoolFolder, Duration.ofHours(1), Clock.systemUTC()),
                new Fetcher.Patience(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), 0, Duration.ofMillis(1)));
    }

    private static List<Place> places(String... written) {
        return List.of(written).stream().map(Place::of).toList();
    }

    private Fetcher.Result fetch(String place, Wanted wanted) {
        return fetcher(spool, place).fetch(places(place), wanted, (_, _) -> {}, new Cancellation());
    }

    @Test
    void the_sample_has_what_a_fresh_machine_is_asked_for() throws IOException {
        var result = fetch(SAMPLE, Wanted.of(List.of("DUVAL", "St. Johns"), List.of("NAL", "SDF")));

        assertThat(result.files())
                .extracting(Fetched::name)
                .containsExactly(
                        "NAL_DUVAL_2025.csv",
                        "NAL_ST_JOHNS_2025.csv",
                        "SDF_DUVAL_2025.txt",
                        "SDF_ST_JOHNS_2025.zip");
        assertThat(result.missing()).isEmpty();
        var zipped = result.files().getLast();
        assertThat(zipped.parts().getFirst().entry()).isEqualTo("SDF_ST_JOHNS_2025.txt");
        try (var in = fetcher(spool).open(zipped, zipped.parts().getFirst(), new Cancellation())) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("65-100037");
        }
    }

    @Test
    void what_is_not_there_is_told_by_county_and_type() {
        var result = fetch(SAMPLE, Wanted.of(List.of("DUVAL", "Monroe"), List.of("NAL")));

        assertThat(result.files()).hasSize(1);
        assertThat(result.missing()).containsExactly(new Fetcher.Missing("MONROE", "NAL"));
    }

    @Test
    void all_counties_of_a_folder_are_found_packed_or_not_and_nothing_else() throws IOException {
        for (var name :
                List.of("nal_clay_2024.csv", "NAL_CLAY_2025.csv.gz", "NAL_CLAY.csv", "notes.txt")) {
            Files.writeString(folder.resolve(name), "x");
        }

        var result = fetch(folder.toString(), Wanted.of(List.of(), List.of("NAL", "SDF")));

        assertThat(result.files())
                .extracting(Fetched::name)
                .containsExactly("NAL_CLAY_2025.csv.gz", "nal_clay_2024.csv");
        assertThat(result.files().getLast().parts().getFirst().told())
                .containsEntry("county", "CLAY")
                .containsEntry("year", "2024");
    }

    @Test
    void a_link_in_an_open_folder_does_not_lead_out_of_it() throws IOException {
        var secret = Files.writeString(spool.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("NAL_CLAY_2025.csv"), secret);

        assertThatThrownBy(() -> fetch(folder.toString(), Wanted.of(List.of(), List.of("NAL"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(Cause.FORBIDDEN));
    }

    @Test
    void urls_are_asked_for_each_county_and_one_without_a_file_is_missing() {
        try (var server = new FileServer("PARCEL_ID\n".getBytes())) {
            for (var i = 0; i < 2; i++) {
                server.then(exchange -> {
                    if (exchange.getRequestURI().toString().contains("CLAY")) {
                        FileServer.status(404).to(exchange);
                    } else {
                        server.whole(exchange);
                    }
                });
            }
            var url = server.url("/files/{type}/{type}_{county}_2025.csv");

            var result = fetch(url, Wanted.of(List.of("St. Johns", "Clay"), List.of("NAL")));

            assertThat(server.asked)
                    .containsExactlyInAnyOrder(
                            "/files/NAL/NAL_ST_JOHNS_2025.csv", "/files/NAL/NAL_CLAY_2025.csv");
            assertThat(result.files().getFirst().parts().getFirst().told())
                    .containsEntry("county", "ST JOHNS")
                    .containsEntry("year", "2025");
            assertThat(result.missing()).containsExactly(new Fetcher.Missing("CLAY", "NAL"));
        }
    }

    @Test
    void another_machine_fetches_the_same_file_again_and_notices_another_one(@TempDir Path other)
            throws IOException {
        Files.writeString(folder.resolve("NAL_CLAY_2025.csv"), "one");
        var file =
                fetch(folder.toString(), Wanted.of(List.of(), List.of("NAL"))).files().getFirst();
        var elsewhere = fetcher(other, folder.toString());

        try (var in = elsewhere.open(file, file.parts().getFirst(), new Cancellation())) {
            assertThat(in.readAllBytes()).isEqualTo("one".getBytes());
        }
        Files.writeString(folder.resolve("NAL_CLAY_2025.csv"), "two");
        try (var in = elsewhere.open(file, file.parts().getFirst(), new Cancellation())) {
            assertThat(in.readAllBytes()).isEqualTo("one".getBytes());
        }
        try (var kept = Files.list(other)) {
            kept.forEach(each -> each.toFile().delete());
        }
        assertThatThrownBy(() -> elsewhere.open(file, file.parts().getFirst(), new Cancellation()))
                .hasMessageContaining("has changed");
    }

    @Test
    void a_file_that_was_never_fetched_cannot_be_named_by_an_invented_location() {
        var forged =
                new Fetched("NAL", "passwd", "/etc/passwd", "0".repeat(64), 1, "copied", List.of());
        var part = new Fetched.Part("", java.util.Map.of(), 1);

        assertThatThrownBy(() -> fetcher(spool).open(forged, part, new Cancellation()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(Cause.FORBIDDEN));
    }

    @Test
    void too_many_files_at_once_are_refused() throws IOException {
        for (var year = 2000; year < 2011; year++) {
            Files.writeString(folder.resolve("NAL_CLAY_%d.csv".formatted(year)), "x");
        }
        assertThatThrownBy(() -> fetch(folder.toString(), Wanted.of(List.of(), List.of("NAL"))))
                .hasMessageContaining("11 files");
    }

    @Test
    void files_come_side_by_side_in_order_and_the_first_failure_ends_all() {
        var counties = List.of("Clay", "Duval", "Nassau", "Monroe");
        try (var server = new FileServer("PARCEL_ID\n".getBytes())) {
            var together = new CountDownLatch(4);
            for (var i = 0; i < 4; i++) {
                server.then(exchange -> {
                    together.countDown();
                    await(together);
                    server.whole(exchange);
                });
            }
            var url = server.url("/{type}_{county}_2025.csv");
            var told = Collections.synchronizedList(new ArrayList<Double>());

            var result =
                    fetcher(spool, url)
                            .fetch(
                                    places(url),
                                    Wanted.of(counties, List.of("NAL")),
                                    (_, share) -> told.add(share),
                                    new Cancellation());

            assertThat(result.files())
                    .extracting(file -> file.parts().getFirst().told().get("county"))
                    .containsExactly("CLAY", "DUVAL", "NASSAU", "MONROE");
            assertThat(told).containsExactly(0.25, 0.5, 0.75, 1.0);

            server.etag = "\"v2\"";
            server.then(FileServer.status(403));
            for (var i = 0; i < 3; i++) {
                server.then(server.stalling());
            }
            assertThatThrownBy(() -> fetch(url, Wanted.of(counties, List.of("NAL"))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().cause()).isEqualTo(Cause.FORBIDDEN));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
