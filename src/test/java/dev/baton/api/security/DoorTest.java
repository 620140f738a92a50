package dev.baton.api.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.baton.BatonResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class DoorTest {
    @Test
    void pages_of_other_origins_are_turned_away() {
        given().header("Origin", "https://evil.example")
                .get("/health")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("error_code", equalTo("forbidden"));
    }

    @Test
    void a_socket_of_a_foreign_page_is_turned_away_too() {
        given().header("Origin", "https://evil.example")
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .get("/ws/chat")
                .then()
                .statusCode(403);
    }

    @Test
    void without_keys_a_foreign_name_for_this_machine_is_turned_away() {
        given().header("Host", "rebound.example")
                .get("/health")
                .then()
                .statusCode(403)
                .body("suggestions[0]", containsString("127.0.0.1"));
    }

    @Test
    void answers_tell_browsers_what_to_refuse() {
        given().get("/health")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
        given().get("/ui/chat")
                .then()
                .header("Content-Security-Policy", containsString("require-trusted-types-for"));
    }

    @Test
    void failures_are_problems_without_our_inside() {
        given().get("/no/such/address")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("error_code", equalTo("not_found"));
        given().contentType("application/json")
                .body("{\"key\": ")
                .post("/session/cookie")
                .then()
                .statusCode(400)
                .body("error", containsString("JSON"))
                .body("detail", not(containsString("Exception")));
        given().contentType("text/plain")
                .body("key")
                .post("/session/cookie")
                .then()
                .statusCode(415)
                .body("error_code", equalTo("bad_request"));
        given().put("/session/cookie").then().statusCode(405);
    }

    @Test
    void a_key_that_is_not_known_gives_no_cookie() {
        given().contentType("application/json")
                .body("{\"key\": \"guess\"}")
                .post("/session/cookie")
                .then()
                .statusCode(401)
                .header("Set-Cookie", equalTo(null));
    }
}
