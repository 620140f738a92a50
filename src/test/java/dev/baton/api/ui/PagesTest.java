package dev.baton.api.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.baton.BatonResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class PagesTest {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/static/bundle/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ui", "/ui/", "/index.html"})
    void every_front_door_leads_to_the_chat(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(302)
                .header("Location", equalTo("/ui/chat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/chat", "/ui/chat/0b5f2f6e-9a47-4a5c-8a35-9f0e21f6a1d2", "/ui/x/y"})
    void a_deep_link_gives_the_document_which_is_asked_for_anew_each_time(String path) {
        var response = given().get(path);
        response.then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Cache-Control", equalTo("no-cache"))
                .header("Content-Security-Policy", containsString("require-trusted-types-for"))
                .body(containsString("<baton-app>"));
        given().header("If-None-Match", response.header("ETag")).get(path).then().statusCode(304);
        given().head(path).then().statusCode(200);
    }

    @Test
    void scripts_are_compressed_and_kept_for_good() {
        var script = SCRIPT.matcher(given().get("/ui/chat").asString());
        assertThat(script.find()).isTrue();
        given().header("Accept-Encoding", "gzip")
                .get(script.group(1))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .header("Content-Encoding", equalTo("gzip"));
    }

    @Test
    void a_missing_file_is_missing_and_not_the_document() {
        given().get("/static/bundle/gone.js").then().statusCode(404);
    }
}
