package dev.baton.api.operating;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.baton.BatonResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class HealthTest {
    @Test
    void health_has_the_shape_that_callers_know() {
        given().get("/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("healthy"))
                .body("redis_connected", equalTo(true))
                .body("langgraph_available", equalTo(true))
                .body("active_operations", greaterThanOrEqualTo(0))
                .body("escalation_queue", greaterThanOrEqualTo(0))
                .body("registered_workers", greaterThanOrEqualTo(0))
                .body("config.confidence_threshold", equalTo(0.7f))
                .body("config.context_compression", equalTo(true))
                .body("config.rewoo_planning", equalTo(true));
    }

    @Test
    void figures_for_prometheus_are_at_metrics() {
        given().get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void the_interface_describes_itself() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("/health"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
