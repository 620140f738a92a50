package dev.baton.pipeline.load;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.baton.BatonResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(WarehouseResource.class)
class DataPipelineServerTest {
    private static ValidatableResponse start(Map<String, Object> parameters) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("operation_type", "data_pipeline", "parameters", parameters))
                .post("/operations")
                .then();
    }

    @Test
    void an_operation_loads_files_that_can_be_asked_for_in_words_afterwards() {
        start(Map.of("counties", List.of("DUVAL", "CLAY"), "file_types", List.of("NAL", "SDF")))
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("result.files_downloaded", equalTo(4))
                .body("result.records_processed", greaterThan(1000))
                .body("result.records_uploaded", greaterThan(1000))
                .body("result.validation.is_valid", equalTo(true))
                .body("confidence_score", greaterThan(0.95f))
                .body("requires_human", equalTo(false));

        given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "query", "How many sales are there by county?",
                                "data_source", "warehouse"))
                .post("/query")
                .then()
                .statusCode(200)
                .body("row_count", equalTo(2))
                .body("rows.flatten()", hasItem("DUVAL"))
                .body("sql", containsString("sales"));
    }

    @Test
    void a_dry_run_reads_and_loads_nothing() {
        start(Map.of("counties", List.of("NASSAU"), "test", true))
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("result.text", startsWith("A test: "))
                .body("result.files_downloaded", equalTo(2))
                .body("result.records_uploaded", equalTo(0));
    }

    @Test
    void a_folder_that_is_not_allowed_is_refused_with_what_to_do() {
        start(Map.of("sources", List.of("/etc")))
                .body("status", equalTo("failed"))
                .body("error_code", equalTo("forbidden"))
                .body("suggestions[0]", containsString("baton.pipeline.allowed-folders"));
    }
}
