package dev.baton.api.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@Tag("server")
class BodyLimitServerTest {
    private static final long MB = 1_000_000;
    private static final String JSON = "application/json";
    private static final String DOCUMENT = "POST /finance/documents?name=large.pdf";

    @TestHTTPResource("/")
    URI server;

    @Inject DataSource database;
    @Inject HttpConfig config;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    String quarkus;

    @ConfigProperty(name = "quarkus.http.body.uploads-directory")
    Path uploads;

    private Wire wire() {
        return new Wire(server);
    }

    private static JsonNode refused(Wire.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(413);
        assertThat(reply.header("content-type")).startsWith("application/problem+json");
        assertThat(reply.closed()).isTrue();
        var problem = Json.tree(reply.body());
        assertThat(problem.at("/error_code").asText()).isEqualTo("too_large");
        assertThat(problem.at("/suggestions")).isNotEmpty();
        return problem;
    }

    @Test
    void one_setting_holds_for_the_server_and_for_what_it_is_built_on() {
        assertThat(quarkus).isEqualTo("64M");
        assertThat(config.largestBody().asLongValue()).isEqualTo(64 << 20);
    }

    @Test
    void a_body_larger_than_any_address_takes_is_refused_with_words_wherever_it_goes()
            throws Exception {
        for (var path : new String[] {"/query", "/finance/documents", "/ui/chat", "/nowhere"}) {
            var problem = refused(wire().declared("POST " + path, JSON, "{}", 70 * MB));
            assertThat(problem.at("/detail").asText()).contains("70,000,000", "67,108,864");
            assertThat(problem.at("/suggestions/0").asText()).contains("baton.http.largest-body");
        }
    }

    @Test
    void json_of_five_megabytes_is_refused_though_documents_may_be_larger() throws Exception {
        var problem = refused(wire().declared("POST /query", JSON, "{}", 5 * MB));
        assertThat(problem.at("/detail").asText()).contains("5,000,000", "4,194,304");
        refused(wire().chunked("POST /query", JSON, "{}", 5 * MB));
        refused(wire().chunked("POST /operations", JSON, "{}", 80 * MB));
    }

    @Test
    void json_of_three_megabytes_is_read_and_its_address_says_what_is_wrong() throws Exception {
        var reply = wire().chunked("POST /query", JSON, "{\"query\": \"\"}", 3 * MB);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("\"error_code\":\"bad_request\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_document_of_fifteen_megabytes_is_taken(boolean chunks) throws Exception {
        // Another length each time: the same bytes would be the same document.
        var size = 15 * MB + (chunks ? 1 : 0);
        var reply =
                chunks
                        ? wire().chunked(DOCUMENT, "application/pdf", "%PDF-1.7 ", size)
                        : wire().declared(DOCUMENT, "application/pdf", "%PDF-1.7 ", size);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        var told = Json.tree(reply.body());
        assertThat(told.at("/bytes").asLong()).isEqualTo(size);
        forget(told.at("/id").asText());
    }

    private void forget(String document) throws SQLException {
        try (var connection = database.getConnection();
                var delete =
                        connection.prepareStatement("delete from finance_document where id = ?")) {
            delete.setString(1, document);
            delete.executeUpdate();
        }
    }

    @Test
    void a_document_of_twentyone_megabytes_is_refused_with_the_setting_that_says_so()
            throws Exception {
        var declared = wire().declared(DOCUMENT, "application/pdf", "%PDF-1.7 ", 21 * MB);
        assertThat(refused(declared).at("/suggestions/0").asText())
                .contains("baton.finance.documents.bytes");
        refused(wire().chunked(DOCUMENT, "application/pdf", "%PDF-1.7 ", 21 * MB));
    }

    @Test
    void a_bank_statement_may_have_32_mebibytes() throws Exception {
        var door = "POST /finance/bank/statements";
        var reply = wire().declared(door, "text/csv", "no statement", 31 << 20);
        // It is read whole; that there are no books or no such file is told after.
        assertThat(reply.status()).as(reply.body()).isIn(400, 404);
        refused(wire().declared(door, "text/csv", "no statement", 33 << 20));
    }

    @Test
    void what_a_form_brought_is_gone_from_the_disk_whatever_became_of_it() throws Exception {
        var before = files();
        given().multiPart("files", "journal.csv", new byte[5_000_000], "text/csv")
                .post("/finance/imports")
                .then()
                .statusCode(400);
        var part =
                "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\n";
        var cut =
                wire().chunked(
                                "POST /finance/imports",
                                "multipart/form-data; boundary=b",
                                part,
                                70 * MB);
        refused(cut);
        for (int tries = 0; files() > before && tries < 100; tries++) {
            Thread.sleep(50);
        }
        assertThat(files()).isEqualTo(before);
    }

    private long files() throws Exception {
        try (var found = Files.list(uploads)) {
            return found.count();
        }
    }

    @Test
    void a_refused_body_leaves_the_server_answering() throws Exception {
        for (int i = 0; i < 20; i++) {
            refused(wire().declared("POST /query", JSON, "{}", 5 * MB));
        }
        given().get("/health").then().statusCode(200);
    }
}
