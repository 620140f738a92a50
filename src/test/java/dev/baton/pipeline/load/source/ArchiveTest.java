package dev.baton.pipeline.load.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.LayoutFile;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Found FOUND =
            new Found(
                    LayoutFile.read(
                            "birds.yaml",
                            """
                            file_type: BIRDS
                            files: ["{type}_{county}.csv", "{type}_all.zip"]
                            format: csv
                            table: birds
                            key: [ring]
                            columns:
                              - {name: ring, type: text, required: true}
                            """),
                    "BIRDS_CLAY.csv",
                    new FileName.Told(Map.of("county", "CLAY")),
                    "/nowhere");
    private static final Limits LIMITS = new Limits(10, 1 << 30, 64 << 20, 20, 50);

    @TempDir Path folder;

    private Archive archive(byte[] bytes) throws IOException {
        return new Archive(Files.write(folder.resolve("file"), bytes), LIMITS);
    }

    private List<Fetched.Part> parts(byte[] bytes) throws IOException {
        return archive(bytes).parts(FOUND, new Cancellation());
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private void refused(Cause cause, byte[] bytes) {
        assertThatThrownBy(() -> parts(bytes))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(cause));
    }

    @Test
    void plain_and_packed_files_are_told_apart_by_their_bytes() throws IOException {
        assertThat(parts("ring\n1\n".getBytes()))
                .extracting(Fetched.Part::bytes)
                .containsExactly(7L);
        assertThat(parts(gzip("ring\n1\n".getBytes())))
                .extracting(Fetched.Part::bytes)
                .containsExactly(7L);
        assertThat(parts(new byte[0])).extracting(Fetched.Part::bytes).containsExactly(0L);
        try (var in = archive(gzip("ring\n1\n".getBytes())).open("")) {
            assertThat(in.readAllBytes()).isEqualTo("ring\n1\n".getBytes());
            assertThat(in.position()).isEqualTo(7);
        }
    }

    @Test
    void entries_called_like_files_of_the_type_are_its_parts() throws IOException {
        var entries = new LinkedHashMap<String, String>();
        entries.put("readme.txt", "hello");
        entries.put("a/BIRDS_DUVAL.csv", "ring\n1\n");
        entries.put("../BIRDS_ST_JOHNS.csv", "ring\n2\n");
        entries.put("__MACOSX/BIRDS_DUVAL.csv", "x");

        var parts = parts(zip(entries));

        assertThat(parts)
                .extracting(Fetched.Part::entry)
                .containsExactly("a/BIRDS_DUVAL.csv", "../BIRDS_ST_JOHNS.csv");
        assertThat(parts)
                .extracting(part -> part.told().get("county"))
                .containsExactly("DUVAL", "ST JOHNS");
        try (var in = archive(zip(entries)).open("../BIRDS_ST_JOHNS.csv")) {
            assertThat(in.readAllBytes()).isEqualTo("ring\n2\n".getBytes());
        }
        try (var written = Files.list(folder.getParent())) {
            assertThat(written).noneMatch(file -> file.toString().endsWith("BIRDS_ST_JOHNS.csv"));
        }
    }

    @Test
    void a_single_entry_may_be_called_anything_and_several_may_not() throws IOException {
        assertThat(parts(zip(Map.of("data.txt", "ring\n"))))
                .containsExactly(new Fetched.Part("data.txt", Map.of("county", "CLAY"), 5));
        refused(Cause.BAD_REQUEST, zip(Map.of("data.txt", "ring\n", "more.txt", "ring\n")));
    }

    @Test
    void a_file_that_unpacks_beyond_all_bounds_is_refused() throws IOException {
        var zeros = new byte[40 << 20];
        refused(Cause.TOO_LARGE, gzip(zeros));
        refused(Cause.TOO_LARGE, zip(Map.of("BIRDS_CLAY.csv", "0".repeat(40 << 20))));
        var many = new LinkedHashMap<String, String>();
        for (var i = 0; i < 10; i++) {
            many.put("%d/BIRDS_CLAY.csv".formatted(i), "0".repeat(4 << 20));
        }
        refused(Cause.TOO_LARGE, zip(many));
    }

    @Test
    void what_a_bomb_declares_of_its_size_is_not_believed() throws IOException {
        var bomb = zip(Map.of("BIRDS_CLAY.csv", "0".repeat(40 << 20)));
        var size = 40 << 20;
        for (var at = 0; at < bomb.length - 4; at++) {
            if ((bomb[at] & 0xff
                            | (bomb[at + 1] & 0xff) << 8
                            | (bomb[at + 2] & 0xff) << 16
                            | (bomb[at + 3] & 0xff) << 24)
                    == size) {
                Arrays.fill(bomb, at, at + 4, (byte) 0);
                bomb[at] = 9;
            }
        }
        assertThatThrownBy(() -> parts(bomb)).isInstanceOf(ProblemException.class);
    }

    @Test
    void too_many_entries_are_refused_before_they_are_listed() throws IOException {
        var many = new LinkedHashMap<String, String>();
        for (var i = 0; i < 51; i++) {
            many.put("BIRDS_C%c%c.csv".formatted('A' + i / 26, 'A' + i % 26), "ring\n");
        }
        refused(Cause.TOO_LARGE, zip(many));
    }

    @Test
    void broken_files_are_refused_as_a_whole() throws IOException {
        var random = new byte[100_000];
        new Random(1).nextBytes(random);
        var zip = zip(Map.of("BIRDS_CLAY.csv", new String(random, StandardCharsets.ISO_8859_1)));
        var gzip = gzip(random);
        refused(Cause.BAD_REQUEST, Arrays.copyOf(zip, zip.length / 2));
        refused(Cause.BAD_REQUEST, Arrays.copyOf(gzip, gzip.length / 2));
        gzip[gzip.length / 2] ^= 1;
        refused(Cause.BAD_REQUEST, gzip);
        zip[zip.length / 2] ^= 1;
        refused(Cause.BAD_REQUEST, zip);
    }
}
