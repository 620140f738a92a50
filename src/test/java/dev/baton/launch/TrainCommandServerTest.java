package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class TrainCommandServerTest {
    private static final String RIGHT =
            "{\"id\": \"a\", \"question\": \"How many projects are there?\","
                    + " \"sql\": \"select count(*) from projects\"}";
    private static final String WRONG = RIGHT.replace("count(*)", "count(*) + 1");

    @TestHTTPResource("/")
    URI address;

    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("questions.jsonl"), text);
    }

    @Test
    void a_file_of_questions_is_answered_and_its_figures_are_printed() throws Exception {
        var done = train(file(RIGHT), "--source=projects", "--min-strict=0.9", "--min-total=0.7");

        assertThat(done.code()).as(done.told()).isZero();
        assertThat(done.printed()).startsWith("train-").contains("100.0 % (21 to 100)", "default");
        assertThat(done.told()).contains("1 of 1 answers");
    }

    @Test
    void a_threshold_that_is_missed_ends_with_five() throws Exception {
        var done = train(file(WRONG), "--source=projects", "--min-strict=0.5", "--json");

        assertThat(done.code()).isEqualTo(5);
        var printed = Json.tree(done.printed());
        assertThat(printed.path("passed").asBoolean()).isFalse();
        assertThat(printed.path("missed").path(0).asText())
                .isEqualTo("right answers: 0.0000 is less than 0.5000");
        assertThat(printed.path("run").path("progress").path("done").asInt()).isEqualTo(1);
        assertThat(done.told()).isEmpty();
    }

    @Test
    void a_run_that_is_worse_than_an_earlier_one_ends_with_five() throws Exception {
        var first = train(file(RIGHT), "--source=projects", "--quiet");
        var earlier = first.printed().split(" ", 2)[0];

        assertThat(train(file(RIGHT), "--source=projects", "--no-worse-than=" + earlier).code())
                .isZero();
        var worse = train(file(WRONG), "--source=projects", "--no-worse-than=" + earlier);
        assertThat(worse.code()).isEqualTo(5);
        assertThat(worse.printed()).contains("Against " + earlier, "0 better, 1 worse");
        assertThat(worse.told()).contains("worse than " + earlier);
        var unknown = train(file(RIGHT), "--source=projects", "--no-worse-than=train-000000000000");
        assertThat(unknown.code()).isEqualTo(5);
        assertThat(unknown.told()).contains("There is no such training run.");
    }

    @Test
    void what_cannot_be_started_or_is_stopped_early_ends_with_one() throws Exception {
        var refused = train(file(RIGHT + "\n{}"), "--source=projects");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.told()).contains("line 2: There is no question.");
        assertThat(train(file(RIGHT), "--source=projects", "--budget-seconds=0").code())
                .isEqualTo(1);
    }

    @Test
    void where_no_server_is_it_says_so() throws Exception {
        var words = List.of("train", file(RIGHT).toString(), "--running", "--port", "1");
        assertThat(Ran.of(words).code()).isEqualTo(3);
        assertThat(Ran.of(List.of("train")).code()).isEqualTo(2);
    }

    private Ran train(Path file, String... words) {
        var all = new ArrayList<>(List.of("train", file.toString(), "--running"));
        all.addAll(List.of(words));
        all.addAll(List.of("--host", address.getHost(), "--port", "" + address.getPort()));
        return Ran.of(all);
    }
}
