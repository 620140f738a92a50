package dev.baton.reward.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.sql.DataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportTest {
    private static final List<DataSource> SHOPS = List.of(Shop.named("shop"), Shop.named("twin"));

    private record Told(List<String> lines, Manifest manifest, byte[] file) {
        JsonNode line(int number) {
            return Json.tree(lines.get(number));
        }
    }

    private static Wanted wanted(Format format, Style style, @Nullable Split split, int limit) {
        return new Wanted(
                format,
                style,
                new Wanted.Filter(null, null, EnumSet.allOf(Origin.class), null, Instant.EPOCH),
                split,
                new Wanted.Bounds(0, 8, limit),
                true);
    }

    private static Told told(Wanted wanted, List<Sample> samples) throws IOException {
        var out = new ByteArrayOutputStream();
        var manifest = export(wanted, samples).writeTo(out);
        return new Told(
                out.toString(StandardCharsets.UTF_8).lines().toList(), manifest, out.toByteArray());
    }

    private static Export export(Wanted wanted, List<Sample> samples) {
        return new Export(
                wanted,
                taker -> {
                    for (var sample : samples) {
                        if (!taker.take(sample)) {
                            return;
                        }
                    }
                },
                SHOPS,
                4_000,
                "1.0");
    }

    private static Told told(Format format, Sample... samples) throws IOException {
        return told(wanted(format, Style.PLAIN, null, 1000), List.of(samples));
    }

    private static Sample sample(String question, String sql, Standing standing, double total) {
        return new Sample("shop", question, sql, standing, total, "w1", "p1", List.of("select 1"));
    }

    private static List<Sample> many(int questions) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < questions; i++) {
            var question = "Orders over %d?".formatted(i);
            samples.add(
                    sample(
                            question,
                            "select id from orders where amount > " + i,
                            Standing.STRICT,
                            1));
            samples.add(sample(question, "select id from orders", Standing.WRONG, 0.2));
        }
        return samples;
    }

    @Test
    void every_line_of_every_format_is_as_its_schema_says() throws IOException {
        for (var format : Format.values()) {
            for (var style : Style.values()) {
                var schema = LineSchema.of(format.code() + "-" + style.name().toLowerCase());
                var told = told(wanted(format, style, null, 1000), many(20));

                assertThat(told.lines()).hasSizeGreaterThanOrEqualTo(20);
                for (var line : told.lines()) {
                    assertThat(schema.faults(line)).as(line).isEmpty();
                }
            }
        }
        assertThat(LineSchema.of("kto-plain").faults("{\"prompt\": [], \"label\": 1, \"x\": 0}"))
                .hasSize(4);
    }

    @Test
    void what_a_line_says_is_what_was_asked_and_answered() throws IOException {
        var pair = told(wanted(Format.DPO, Style.CONVERSATIONAL, null, 10), many(1)).line(0);
        assertThat(pair.at("/prompt/0/role").asText()).isEqualTo("system");
        assertThat(pair.at("/prompt/1/content").asText())
                .contains("table orders (id bigint primary key")
                .endsWith("Question: Orders over 0?");
        assertThat(pair.at("/chosen/0/content").asText())
                .isEqualTo("select id from orders where amount > 0");
        assertThat(pair.at("/rejected/0/content").asText()).isEqualTo("select id from orders");
        var target = told(Format.GRPO, many(1).getFirst()).line(0);
        assertThat(target.path("target_sql").asText()).isEqualTo("select 1");
        assertThat(target.path("data_source").asText()).isEqualTo("shop");
        var shown = told(wanted(Format.SFT, Style.CONVERSATIONAL, null, 10), many(1)).line(0);
        assertThat(shown.at("/messages/2/role").asText()).isEqualTo("assistant");
    }

    @Test
    void the_same_question_in_other_words_and_the_same_query_in_another_form_are_told_once()
            throws IOException {
        var told =
                told(
                        Format.SFT,
                        sample(
                                "How many orders?",
                                "select count(*) from orders",
                                Standing.STRICT,
                                1),
                        sample(
                                "how many  ORDERS",
                                "SELECT count(*)\nFROM orders;",
                                Standing.STRICT,
                                1),
                        sample("Orders of a@b.org?", "select 1", Standing.STRICT, 1),
                        // Not beside the first: another address, the same once it is scrubbed.
                        sample("Unpaid?", "select 2", Standing.STRICT, 1),
                        sample("Orders of c@d.org?", "select 1", Standing.STRICT, 1));

        assertThat(told.lines()).hasSize(3);
        assertThat(told.manifest().leftOut()).containsEntry("duplicate", 1L);
        assertThat(told.manifest().scrubbing().replaced()).containsEntry("email", 2L);
        assertThat(String.join("", told.lines()))
                .doesNotContain("a@b.org")
                .doesNotContain("c@d.org");
    }

    @Test
    void two_sources_that_nothing_tells_apart_give_one_line() throws IOException {
        var one = sample("How many orders?", "select count(*) from orders", Standing.STRICT, 1);
        var other =
                new Sample(
                        "twin",
                        one.question(),
                        one.sql(),
                        one.standing(),
                        1,
                        "w1",
                        "p1",
                        List.of());

        assertThat(told(Format.SFT, one, other).lines()).hasSize(1);
    }

    @Test
    void splits_part_the_whole_and_no_question_is_in_two() throws IOException {
        for (var format : Format.values()) {
            var all = told(wanted(format, Style.PLAIN, null, 10_000), many(300));
            var parts = new HashMap<String, Split>();
            int lines = 0;
            for (var split : Split.values()) {
                var part = told(wanted(format, Style.PLAIN, split, 10_000), many(300));
                lines += part.lines().size();
                assertThat(part.manifest().splits().get(split.code()).rows())
                        .isEqualTo(part.lines().size())
                        .isEqualTo(all.manifest().splits().get(split.code()).rows());
                for (var line : part.lines()) {
                    assertThat(
                                    parts.merge(
                                            Json.tree(line).path("prompt").asText(),
                                            split,
                                            (old, now) -> old))
                            .isEqualTo(split);
                }
            }
            assertThat(lines).isEqualTo(all.lines().size());
            assertThat(parts).hasSize(300);
        }
    }

    @Test
    void the_manifest_names_the_file_by_its_hash_and_what_it_came_from() throws Exception {
        var told = told(wanted(Format.KTO, Style.PLAIN, null, 7), many(20));
        var manifest = told.manifest();

        var hash = MessageDigest.getInstance("SHA-256").digest(told.file());
        assertThat(manifest.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(manifest.rows()).isEqualTo(7);
        assertThat(told.lines()).hasSize(7);
        assertThat(manifest.versions().weights()).containsExactly("w1");
        assertThat(manifest.versions().prompts()).containsExactly("p1");
        assertThat(manifest.versions().code()).isEqualTo("1.0");
        assertThat(manifest.dataSources()).containsEntry("shop", 7L);
        assertThat(Json.write(manifest))
                .contains("\"left_out\"", "\"split_rule\"", "\"callers\":\"never told\"");
    }

    @Test
    void what_does_not_fit_the_data_source_as_it_is_now_is_not_learned() throws IOException {
        var told =
                told(
                        Format.SFT,
                        sample("How many?", "select gone from orders", Standing.CONFIRMED, 1),
                        sample("How many?", "select count(*) from orders", Standing.STRICT, 1));

        assertThat(told.lines()).hasSize(1);
        assertThat(told.manifest().leftOut()).containsEntry("unfit", 1L);
    }

    @Test
    void what_was_right_once_and_wrong_once_is_told_by_the_manifest_alone() throws IOException {
        var told =
                told(
                        Format.KTO,
                        sample("How many?", "select 1", Standing.STRICT, 1),
                        sample("How many?", "SELECT 1", Standing.WRONG, 0.3),
                        sample("How many?", "select 2", Standing.OPEN, 0.7));

        assertThat(told.lines()).isEmpty();
        assertThat(told.manifest().leftOut())
                .containsEntry("contradictory", 1L)
                .containsEntry("undecided", 1L);
    }

    @Test
    void values_in_a_question_are_the_same_in_its_query_and_can_be_left_as_they_are()
            throws IOException {
        var sql = "select id from customer where email = 'ann@mail.org'";
        var sample = sample("Who is Ann@mail.org?", sql, Standing.STRICT, 1);
        assertThat(told(Format.SFT, sample).line(0).path("prompt").asText())
                .contains("Who is person1@example.com?");
        assertThat(told(Format.SFT, sample).line(0).path("completion").asText())
                .endsWith("'person1@example.com'");

        var wanted = wanted(Format.SFT, Style.PLAIN, null, 10);
        var open =
                new Wanted(
                        wanted.format(),
                        wanted.style(),
                        wanted.filter(),
                        null,
                        wanted.bounds(),
                        false);
        var plain = told(open, List.of(sample));
        assertThat(plain.line(0).path("completion").asText()).isEqualTo(sql);
        assertThat(plain.manifest().scrubbing().replaced()).containsEntry("email", 0L);
        // Scrubbed or not, it stays in its split.
        assertThat(plain.manifest().splits())
                .isEqualTo(told(Format.SFT, sample).manifest().splits());
    }

    @Test
    void fifty_thousand_answers_pass_through_without_being_kept() throws IOException {
        var count = new long[1];
        var out =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        count[0]++;
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        count[0] += length;
                    }
                };
        var manifest =
                new Export(
                                wanted(Format.KTO, Style.PLAIN, null, 100_000),
                                taker ->
                                        IntStream.range(0, 50_000)
                                                .mapToObj(i ->
                                                        sample(
                                                                "Question " + i,
                                                                "select bad " + i,
                                                                Standing.WRONG,
                                                                0))
                                                .forEach(each -> take(taker, each)),
                                SHOPS,
                                4_000,
                                "1.0")
                        .writeTo(out);

        assertThat(manifest.rows()).isEqualTo(50_000);
        assertThat(count[0]).isGreaterThan(10_000_000);
    }

    private static void take(Samples.Taker taker, Sample sample) {
        try {
            taker.take(sample);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
