package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonResource;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@Tag("server")
class OperateServerTest {
    @TestHTTPResource("/")
    URI address;

    @Test
    void an_operation_is_started_followed_and_its_result_printed() {
        var done = baton("custom", "-p", "workflow=relay", "-p", "word=baton");
        assertThat(done.code()).isZero();
        assertThat(done.told()).contains("E1 Say it", "E2 done in", "E3 Check the result");
        assertThat(done.printed()).contains("word: baton", "completed in", "confidence 0.90");
    }

    @Test
    void a_dry_run_is_told_as_json_when_that_is_wanted() {
        var done = baton("custom", "-p", "workflow=gate", "--test", "--json");
        assertThat(done.code()).isZero();
        assertThat(done.told()).isEmpty();
        assertThat(Json.tree(done.printed()).path("result").path("steps_planned").asInt())
                .isEqualTo(3);
    }

    @Test
    void what_cannot_be_started_says_why_and_ends_with_another_code() {
        var refused = baton("dance", "--priority", "11");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.told()).contains("2 faults", "There is no operation “dance”");
        var failed = baton("custom", "-p", "workflow=gate", "--timeout", "1", "--quiet");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.printed()).contains("took longer than", "failed in");
    }

    @Test
    void where_no_server_is_it_says_so() {
        var words = List.of("operate", "custom", "--port", "1");
        assertThat(Ran.of(words).code()).isEqualTo(3);
        assertThat(Ran.of(List.of("operate")).code()).isEqualTo(2);
    }

    private Ran baton(String... words) {
        var all = new ArrayList<>(List.of("operate"));
        all.addAll(List.of(words));
        all.addAll(List.of("--host", address.getHost(), "--port", "" + address.getPort()));
        return Ran.of(all);
    }
}
