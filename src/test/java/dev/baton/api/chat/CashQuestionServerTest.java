package dev.baton.api.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.finance.look.SampleLedger;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a head of finance asks in the chat is answered from the books. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class CashQuestionServerTest {
    private static final int WEEKS = 13;

    @TestHTTPResource("/ws/chat")
    URI address;

    @Inject SampleLedger sample;

    private JsonNode answered(String question) {
        try (var client =
                new ChatClient(
                        HttpClient.newHttpClient(),
                        URI.create(address.toString().replaceFirst("^http", "ws")))) {
            client.say(Json.write(Map.of("type", "query", "query", question)));
            var answer = client.await("answer");
            var end = client.await("workflow_completed");
            assertThat(end.path("status").asText()).isEqualTo("completed");
            return answer;
        }
    }

    @Test
    void how_long_cash_lasts_is_answered_in_a_sentence_with_its_weeks_and_a_band() {
        sample.load();
        var late = answered("How long does our cash last if customers pay three weeks later?");
        assertThat(late.path("answer").asText())
                .startsWith("Supposing that customers pay 21 days later, cash ");
        assertThat(late.path("confidence").asDouble()).isBetween(0.0, 1.0);
        assertThat(late.path("rows")).hasSize(WEEKS);
        assertThat(late.path("row_count").asInt()).isEqualTo(WEEKS);
        var columns =
                StreamSupport.stream(late.path("columns").spliterator(), false)
                        .map(column -> column.path("name").asText())
                        .toList();
        var chart = late.path("chart");
        assertThat(columns)
                .contains(
                        chart.path("x").asText(),
                        chart.path("y").path(0).asText(),
                        chart.path("bands").path(0).path("low").asText(),
                        chart.path("bands").path(0).path("high").asText());
        var middle = columns.indexOf(chart.path("y").path(0).asText());
        var low = columns.indexOf(chart.path("bands").path(0).path("low").asText());
        var high = columns.indexOf(chart.path("bands").path(0).path("high").asText());
        assertThat(late.path("rows"))
                .allSatisfy(row ->
                        assertThat(money(row, middle))
                                .isBetween(money(row, low), money(row, high)));
        var usual = answered("How long does our cash last?");
        assertThat(usual.path("rows")).hasSize(WEEKS).isNotEqualTo(late.path("rows"));
        given().get("/sessions/" + late.path("session_id").asText() + "/queries")
                .then()
                .body("items", hasSize(1))
                .body("items[0].answer", equalTo(late.path("answer").asText()))
                .body("items[0].rows", hasSize(WEEKS))
                .body("items[0].chart.bands", hasSize(1))
                .body("items[0].may_judge", equalTo(true));
    }

    private static BigDecimal money(JsonNode row, int column) {
        return new BigDecimal(row.path(column).asText());
    }
}
