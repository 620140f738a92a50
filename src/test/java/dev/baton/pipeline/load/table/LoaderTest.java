package dev.baton.pipeline.load.table;

import static dev.baton.pipeline.load.table.LoadWorld.birds;
import static dev.baton.pipeline.load.table.LoadWorld.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.pipeline.load.layout.LayoutFile;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class LoaderTest {
    private final LoadWorld world = new LoadWorld();

    @Test
    void a_file_becomes_a_table_and_bad_rows_are_kept_with_line_and_reason() {
        var text =
                birds(
                        1,
                        250,
                        ring -> ring % 50 == 0 ? ring + ",gull,heavy" : ring + ",\"a\\b\tc\",1.5");

        var counts = world.load("k1", text);

        assertThat(counts).isEqualTo(new Counts(250, 5, 245, 0, 0, 0));
        assertThat(
                        world.one(
                                "select count(*) from birds where kind = E'a\\\\b\\tc' and grams = 1.50 and county = 'CLAY'"))
                .isEqualTo("245");
        assertThat(
                        world.one(
                                "select string_agg(line || ' ' || reason || ' ' || record, '; ' order by line) from baton_load.load_reject where line < 60"))
                .isEqualTo("51 grams is no number: 'heavy' 50,gull,heavy");
        assertThat(world.one("select col_description('birds'::regclass, 2)"))
                .isEqualTo("What it is");
        assertThat(
                        world.one(
                                "select string_agg(rejected::text, ',' order by batch) from baton_load.load_batch"))
                .isEqualTo("2,2,1");
    }

    @Test
    void rejects_beyond_the_cap_are_counted_and_not_kept() {
        var counts = world.load("k1", birds(1, 250, ring -> "x,gull,1"));

        assertThat(counts.rejected()).isEqualTo(250);
        assertThat(world.one("select count(*) from baton_load.load_reject")).isEqualTo("5");
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        var text = birds(1, 250);
        world.load("k1", text);
        var before = world.birds();
        var written = world.one("select sum(load_id) from birds");

        var counts = world.load("k2", text);

        assertThat(counts).isEqualTo(new Counts(250, 0, 0, 0, 250, 0));
        assertThat(world.birds()).isEqualTo(before);
        assertThat(world.one("select sum(load_id) from birds")).isEqualTo(written);
    }

    @Test
    void the_same_step_of_the_same_run_again_tells_the_same_counts_and_reads_nothing() {
        var text = birds(1, 250);
        var counts = world.load("k1", text);
        world.execute("delete from birds where ring = 7");

        assertThat(world.load("k1", text)).isEqualTo(counts);
        assertThat(world.one("select count(*) from birds")).isEqualTo("249");
    }

    @Test
    void a_newer_file_changes_adds_and_leaves() {
        world.load("k1", birds(1, 250));

        var counts =
                world.load(
                        "k2",
                        birds(
                                101,
                                300,
                                ring -> ring + ",heron," + (ring <= 150 ? 999 : ring % 100)));

        assertThat(counts).isEqualTo(new Counts(200, 0, 50, 50, 100, 0));
        assertThat(
                        world.one(
                                "select count(*) filter (where grams = 999) || ' of ' || count(*) from birds"))
                .isEqualTo("50 of 300");
    }

    @Test
    void going_back_to_an_older_file_brings_its_values_back() {
        world.load("k1", birds(1, 150));
        var first = world.birds();
        world.load("k2", birds(1, 150, ring -> ring + ",gull,1"));
        world.load("k3", birds(1, 150));

        assertThat(world.birds()).isEqualTo(first);
    }

    @Test
    void of_records_with_one_key_the_last_one_counts_whatever_batch_it_is_in() {
        var text = birds(1, 250, line -> line % 10 + ",heron," + line);

        var counts = world.load("k1", text);

        assertThat(world.one("select string_agg(grams::int::text, ',' order by ring) from birds"))
                .isEqualTo("250,241,242,243,244,245,246,247,248,249");
        assertThat(counts.inserted()).isEqualTo(10);
        assertThat(counts.updated()).isEqualTo(20);
        assertThat(counts.repeated()).isEqualTo(220);
    }

    @Test
    void a_layout_that_grew_gives_its_table_the_new_column() {
        world.load("k1", birds(1, 10));
        var grown =
                LayoutFile.read(
                        "birds.yaml",
                        """
                        file_type: BIRDS
                        files: ["{type}_{county}.csv"]
                        format: csv
                        table: birds
                        key: [ring]
                        columns:
                          - {name: ring, type: integer, required: true}
                          - {name: grams, type: "decimal(8,2)"}
                          - {name: seen, type: date, required: true}
                        """);
        var text = "ring,grams,seen\n5,1,2025-01-02\n11,1,2025-01-03\n";

        assertThat(world.loader.changes(grown))
                .containsExactly("alter table \"public\".\"birds\" add column \"seen\" date");
        world.load(job("k2", grown, text), text, LoadWorld.SILENT, new Cancellation());

        assertThat(
                        world.one(
                                "select string_agg(ring || coalesce(kind, '-') || seen, ',' order by ring) from birds where seen is not null"))
                .isEqualTo("5heron2025-01-02,11-2025-01-03");
    }

    @Test
    void a_table_that_does_not_fit_is_left_alone() {
        world.execute("create table birds (ring bigint primary key, kind integer)");
        refused("The column kind of the table birds is integer, the layout of BIRDS says text.");
        world.execute(
                "drop table birds; create table birds (ring bigint, kind text, unique (ring, kind))");
        refused("The table birds has no unique key of just ring.");
        world.execute(
                "drop table birds; create table birds (ring bigint, kind text); create unique index on birds (ring) where ring > 0");
        refused("The table birds has no unique key of just ring.");
    }

    private void refused(String text) {
        assertThatThrownBy(() -> world.load("k1", birds(1, 2)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().cause()).isEqualTo(Cause.CONFLICT);
                            assertThat(e.problem().text()).isEqualTo(text);
                        });
        assertThat(world.one("select count(*) from birds")).isEqualTo("0");
    }

    @Test
    void progress_is_told_after_each_batch_and_a_cancelled_load_keeps_whole_batches() {
        var told = new ArrayList<Long>();
        var cancellation = new Cancellation();

        assertThatThrownBy(
                        () -> {
                            var text = birds(1, 1000);
                            world.load(
                                    job("k1", text),
                                    text,
                                    (soFar, _) -> {
                                        told.add(soFar.read());
                                        if (told.size() == 3) {
                                            cancellation.cancel();
                                        }
                                    },
                                    cancellation);
                        })
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(Cause.CANCELLED));

        assertThat(told).startsWith(100L, 200L, 300L);
        var rows = Integer.parseInt(world.one("select count(*) from birds"));
        assertThat(rows % 100).isZero();
        assertThat(world.one("select sum(inserted) from baton_load.load_batch"))
                .isEqualTo(String.valueOf(rows));
    }

    @Test
    void nothing_to_load_into_is_said() {
        var none =
                new Loader(
                        new dev.baton.pipeline.Warehouse(
                                java.util.Optional.empty(),
                                java.util.Optional.empty(),
                                java.util.Optional.empty(),
                                "public"),
                        new Loader.Terms(1, 1, LoadWorld.KEPT));

        assertThat(none.changes(LoadWorld.BIRDS)).isEqualTo(List.of());
        assertThatThrownBy(() ->
                        none.load(
                                job("k", ""), null, () -> 0, LoadWorld.SILENT, new Cancellation()))
                .hasMessageContaining("no warehouse");
    }

    @Test
    void whatever_characters_a_value_has_it_is_stored_as_it_is() {
        var random = new Random(11);
        var points =
                "\\\t\n\"',;|.NnrtbfvZx 0ä߀漢😀\u00A0\u2028\u0001\u007F{}%".codePoints().toArray();
        var kinds = new ArrayList<String>();
        for (var i = 0; i < 500; i++) {
            kinds.add(
                    "<"
                            + random.ints(random.nextInt(9), 0, points.length)
                                    .mapToObj(at -> Character.toString(points[at]))
                                    .collect(Collectors.joining())
                            + ">");
        }

        var counts =
                world.load(
                        "k1",
                        birds(
                                0,
                                499,
                                i ->
                                        "%d,\"%s\",1"
                                                .formatted(i, kinds.get(i).replace("\"", "\"\""))));

        assertThat(counts.rejected()).isZero();
        assertThat(world.all("select kind from birds order by ring")).isEqualTo(kinds);
    }

    @Test
    void a_batch_is_cut_by_bytes_too() {
        var words = "x".repeat(1000);
        var wide =
                LayoutFile.read(
                        "birds.yaml",
                        """
                        file_type: BIRDS
                        files: ["{type}_{county}.csv"]
                        format: csv
                        table: words
                        key: [ring]
                        columns:
                          - {name: ring, type: integer, required: true}
                          - {name: word, type: text}
                        """);
        var text =
                IntStream.range(0, 30)
                        .mapToObj(ring -> ring + "," + words.repeat(900))
                        .collect(Collectors.joining("\n", "ring,word\n", ""));

        var counts = world.load(job("k1", wide, text), text, LoadWorld.SILENT, new Cancellation());

        assertThat(counts.inserted()).isEqualTo(30);
        assertThat(Integer.parseInt(world.one("select count(*) from baton_load.load_batch")))
                .isGreaterThan(1);
    }
}
