package dev.baton.pipeline.load;

import static dev.baton.pipeline.load.PipelineWorld.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Reference;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunStatus;
import dev.baton.run.RunView;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class DataPipelineTest {
    private static final Map<String, Value> DUVAL =
            Map.of("counties", names("DUVAL"), "file_types", names("NAL", "SDF"));
    private static final Value YES = new Value.Flag(true);

    @TempDir Path home;
    @TempDir Path files;
    private PipelineWorld world;

    @AfterEach
    void close() {
        world.close();
    }

    private Value.Fields answer(Map<String, Value> parameters) {
        var run = world.run(parameters);
        assertThat(run.failure()).isNull();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        return run.answer().body();
    }

    private static int number(Value.Fields body, String name) {
        return ((Value.Number) body.at(name)).number().intValue();
    }

    private static double confidence(Value.Fields body) {
        return ((Value.Number) body.at("confidence")).number().doubleValue();
    }

    private void open(Map<String, String> settings) {
        world = new PipelineWorld(home, settings);
    }

    @Test
    void a_fresh_machine_loads_the_sample_of_one_county() {
        open(Map.of());

        var body = answer(DUVAL);

        assertThat(number(body, "files_downloaded")).isEqualTo(2);
        assertThat(number(body, "records_processed")).isEqualTo(718);
        assertThat(number(body, "records_rejected")).isEqualTo(10);
        assertThat(number(body, "records_uploaded")).isEqualTo(708);
        assertThat(confidence(body))
                .isCloseTo(708 / 718.0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(world.one("select count(*) from parcels")).isEqualTo("396");
        assertThat(world.one("select count(*) from sales")).isEqualTo("312");
        assertThat(world.one("select count(distinct county) || min(county) from sales"))
                .isEqualTo("1DUVAL");
        assertThat(world.one("select count(*) from parcels where owner_name like '%Müller%'"))
                .isNotEqualTo("0");
        assertThat(body.text("text").orElseThrow())
                .startsWith("708 of 718 records from 2 files are in parcels and sales: 708 new")
                .endsWith("10 were rejected.");
    }

    @Test
    void everything_there_is_is_loaded_when_nothing_is_named_and_twice_is_as_once() {
        open(Map.of());
        var first = answer(Map.of());
        assertThat(world.changes).hasValue(1);
        var rows =
                world.one("select count(*) from parcels")
                        + "+"
                        + world.one("select count(*) from sales");

        var second = answer(Map.of());

        assertThat(number(first, "files_downloaded")).isEqualTo(8);
        assertThat(number(second, "records_uploaded")).isEqualTo(number(first, "records_uploaded"));
        assertThat(number(second, "records_unchanged"))
                .isEqualTo(number(first, "records_inserted"));
        assertThat(number(second, "records_inserted")).isZero();
        assertThat(
                        world.one("select count(*) from parcels")
                                + "+"
                                + world.one("select count(*) from sales"))
                .isEqualTo(rows);
        assertThat(world.one("select string_agg(distinct county, ', ' order by county) from sales"))
                .isEqualTo("CLAY, DUVAL, NASSAU, ST JOHNS");
    }

    @Test
    void a_test_says_what_would_be_loaded_and_changes_nothing() {
        open(Map.of());

        var body =
                answer(
                        Map.of(
                                "counties",
                                names("st. johns"),
                                "file_types",
                                names("sdf"),
                                "test",
                                YES));

        assertThat(number(body, "files_downloaded")).isEqualTo(1);
        assertThat(number(body, "records_processed")).isPositive();
        assertThat(number(body, "records_uploaded")).isZero();
        assertThat(body.text("text").orElseThrow())
                .startsWith("A test: ")
                .contains("Nothing was changed");
        assertThat(body.at("files").toString())
                .contains("create table", "is no date like yyyyMMdd");
        assertThat(world.one("select count(*) from pg_namespace where nspname = 'baton_load'"))
                .isEqualTo("0");
        assertThat(world.one("select to_regclass('sales') is null")).isEqualTo("t");
        assertThat(world.changes).hasValue(0);
    }

    @Test
    void a_county_without_files_is_told_and_lowers_the_confidence() {
        open(Map.of());

        var body = answer(Map.of("counties", names("DUVAL", "Monroe"), "file_types", names("NAL")));

        assertThat(confidence(body))
                .isCloseTo(396 / 400.0 / 2, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(body.text("text").orElseThrow())
                .endsWith("No file was found for NAL of MONROE.");
    }

    private void fails(Map<String, Value> parameters, Cause cause, String text, String suggestion) {
        RunView run = world.run(parameters);
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.failure().problem().cause()).isEqualTo(cause);
        assertThat(run.failure().problem().text()).contains(text);
        assertThat(run.failure().problem().suggestions().toString()).contains(suggestion);
    }

    @Test
    void what_cannot_be_is_refused_in_words() throws Exception {
        open(Map.of("baton.pipeline.allowed-folders", files.toString()));
        fails(
                Map.of("counties", names("Monroe")),
                Cause.NOT_FOUND,
                "for MONROE",
                "CLAY, DUVAL, NASSAU, ST JOHNS");
        fails(
                Map.of("file_types", names("XYZ")),
                Cause.BAD_REQUEST,
                "no file type 'XYZ'",
                "NAL, SDF");
        fails(Map.of("sources", names("/etc")), Cause.FORBIDDEN, "this folder", "allowed-folders");
        fails(
                Map.of("sources", names("file:///etc")),
                Cause.BAD_REQUEST,
                "http and https only",
                "");
        fails(
                Map.of(
                        "sources",
                        names("https://example.com/{type}_{county}.csv"),
                        "counties",
                        names("CLAY")),
                Cause.FORBIDDEN,
                "this URL",
                "allowed-urls");
        Files.writeString(files.resolve("NAL_CLAY_2025.csv"), "a,b\n1,2\n");
        fails(
                Map.of("sources", names(files.toString())),
                Cause.BAD_REQUEST,
                "NAL_CLAY_2025.csv: the header has no field PARCEL_ID",
                "layouts");
    }

    @Test
    void one_unreadable_file_does_not_spoil_the_others() throws Exception {
        open(Map.of("baton.pipeline.allowed-folders", files.toString()));
        Files.writeString(files.resolve("NAL_CLAY_2025.csv"), "a,b\n1,2\n");
        Files.copy(
                Path.of("src/main/resources/pipeline/sample/SDF_CLAY_2025.txt"),
                files.resolve("SDF_CLAY_2025.txt"));

        var body = answer(Map.of("sources", names(files.toString())));

        assertThat(confidence(body)).isBetween(0.45, 0.5);
        assertThat(body.text("text").orElseThrow()).contains("NAL_CLAY_2025.csv could not be read");
        assertThat(world.one("select count(*) from sales"))
                .isEqualTo(String.valueOf(number(body, "records_uploaded")));
    }

    @Test
    void without_a_warehouse_a_test_is_possible_and_a_load_is_not() {
        open(Map.of("baton.pipeline.warehouse.jdbc-url", ""));

        assertThat(
                        number(
                                answer(Map.of("counties", names("CLAY"), "test", YES)),
                                "records_processed"))
                .isPositive();
        fails(DUVAL, Cause.MODE_UNAVAILABLE, "no warehouse", "BATON_WAREHOUSE_URL");
    }

    @Test
    void a_load_is_undone_by_its_evidence() {
        open(Map.of());
        answer(Map.of("counties", names("CLAY")));
        var before = world.one("select count(*) from parcels");
        var body = answer(DUVAL);

        var evidence = new Evidence(body, "", "rules");
        assertThat(world.loader.compensate(evidence, null)).isTrue();
        assertThat(world.loader.compensate(evidence, null)).isTrue();

        assertThat(world.one("select count(*) from parcels")).isEqualTo(before);
        assertThat(world.one("select count(*) from sales where county = 'DUVAL'")).isEqualTo("0");
    }

    @Test
    void a_file_that_was_thrown_away_meanwhile_is_fetched_again() throws Exception {
        open(Map.of());
        var fetching = depotFetches();
        try (var kept = Files.list(home.resolve("spool"))) {
            kept.forEach(file -> file.toFile().delete());
        }

        var again = fetching.files().getFirst();
        try (var in =
                world.depot
                        .fetcher()
                        .open(again, again.parts().getFirst(), new dev.baton.plan.Cancellation())) {
            assertThat(in.readAllBytes()).hasSize((int) again.bytes());
        }
    }

    private Fetching depotFetches() {
        var request =
                Request.of(
                        new Value.Fields(Map.of("counties", names("CLAY"))),
                        world.depot.layouts(),
                        world.depot.places());
        return Fetching.of(
                world.depot
                        .fetcher()
                        .fetch(
                                request.places(),
                                request.wanted(),
                                (_, _) -> {},
                                new dev.baton.plan.Cancellation()));
    }

    @Test
    void parameters_that_are_no_names_are_refused() {
        open(Map.of());
        for (var wrong :
                new Value[] {
                    Value.number(7),
                    YES,
                    names(""),
                    new Value.Items(java.util.List.of(new Value.Number(BigDecimal.ONE)))
                }) {
            assertThatThrownBy(() ->
                            Request.of(
                                    new Value.Fields(Map.of("counties", wrong)),
                                    world.depot.layouts(),
                                    world.depot.places()))
                    .hasMessageContaining("counties must be a list");
        }
    }

    private Value.Fields proven(Step... steps) {
        var answer = new Value.Ref(Reference.parse("E" + steps.length));
        var plan =
                new Plan("Look at files", List.of(steps), Value.Fields.EMPTY.with("proof", answer));
        var run = world.run(plan, Value.Fields.EMPTY);
        assertThat(run.failure()).isNull();
        return (Value.Fields) run.answer().body().at("proof");
    }

    private static Step step(int number, String agent, Map<String, Value> input) {
        return new Step(
                StepId.of(number),
                agent,
                agent,
                new Value.Fields(input),
                Set.of(),
                Step.Policy.DEFAULT,
                null,
                null);
    }

    @Test
    void a_plan_may_read_files_without_loading_them() {
        open(Map.of());

        var proof =
                proven(
                        step(1, "file_fetcher", Map.of("counties", names("CLAY"))),
                        step(
                                2,
                                "file_parser",
                                Map.of("files", new Value.Ref(Reference.parse("E1.files")))));

        assertThat(number(proof, "records_processed")).isEqualTo(454);
        assertThat(number(proof, "records_uploaded")).isZero();
        assertThat(world.one("select to_regclass('parcels') is null")).isEqualTo("t");
    }

    @Test
    void a_plan_may_fetch_and_load_in_one_step_and_take_it_back() {
        open(Map.of());

        var proof = proven(step(1, "florida_data", DUVAL));

        assertThat(number(proof, "files_downloaded")).isEqualTo(2);
        assertThat(number(proof, "records_uploaded")).isEqualTo(708);
        assertThat(world.one("select count(*) from parcels")).isEqualTo("396");
        assertThat(
                        new FloridaDataAgent(world.depot)
                                .compensate(new Evidence(proof, "", "rules"), null))
                .isTrue();
        assertThat(world.one("select count(*) from parcels")).isEqualTo("0");
    }

    @Test
    void what_no_fetching_step_proved_is_not_loaded() {
        open(Map.of());
        for (var wrong :
                new Value[] {
                    names("NAL_DUVAL_2025.csv"),
                    new Value.Items(List.of(Value.Fields.EMPTY)),
                    Value.text("all")
                }) {
            assertThatThrownBy(() ->
                            world.loader.carryOut(new Value.Fields(Map.of("files", wrong)), null))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void a_place_or_layout_of_the_configuration_that_is_wrong_stops_the_start() throws Exception {
        open(Map.of());
        assertThatThrownBy(() ->
                        new PipelineWorld(home, Map.of("baton.pipeline.sources", "ftp://x/y")))
                .hasMessageContaining("baton.pipeline.sources: Files are fetched");
        assertThatThrownBy(() ->
                        new PipelineWorld(
                                home, Map.of("baton.pipeline.allowed-urls", "example.com")))
                .hasMessageContaining("example.com");
        Files.writeString(files.resolve("x.yaml"), "file_type: X\n");
        assertThatThrownBy(() ->
                        new PipelineWorld(home, Map.of("baton.pipeline.layouts", files.toString())))
                .hasMessageContaining("x.yaml:1: 'files' is missing");
    }
}
