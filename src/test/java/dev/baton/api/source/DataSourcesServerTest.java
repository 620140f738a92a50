package dev.baton.api.source;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.baton.BatonResource;
import dev.baton.TestPostgres;
import dev.baton.json.Json;
import dev.baton.launch.Database;
import dev.baton.plan.ProblemException;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.source.DataSources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class DataSourcesServerTest {
    private static final String PASSWORD = "very-secret-word";

    @Inject DataSources sources;
    @Inject DataSource own;

    @ConfigProperty(name = "quarkus.datasource.password")
    String ownPassword;

    private static Database library() throws SQLException {
        var database = TestPostgres.fresh();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table book (id int primary key, title text, price numeric);
                    insert into book values (1, 'Dune', 9.5), (2, 'Emma', 7);
                    do $$ begin if not exists (select from pg_roles where rolname = 'librarian') then
                        create role librarian login password 'very-secret-word'; end if; end $$;
                    grant select on book to librarian;
                    """);
        }
        return database;
    }

    private static ValidatableResponse add(Map<String, Object> source) {
        return given().contentType("application/json")
                .body(Json.write(source))
                .post("/data-sources")
                .then();
    }

    private static Map<String, Object> source(String name) throws SQLException {
        var source = new HashMap<String, Object>();
        source.put("name", name);
        source.put("jdbc_url", library().url());
        source.put("username", "librarian");
        source.put("password", PASSWORD);
        return source;
    }

    @Test
    void a_source_is_added_read_and_removed_without_ever_showing_its_password() throws Exception {
        var body =
                add(source("library"))
                        .statusCode(201)
                        .header("Location", containsString("/data-sources/library"))
                        .body("source.status", equalTo("not_read"))
                        .body("tested.tables", equalTo(1))
                        .body("tested.warnings", hasSize(0))
                        .extract()
                        .asString();
        assertThat(body).doesNotContain(PASSWORD);

        given().get("/data-sources/library/schema")
                .then()
                .statusCode(200)
                .body("tables.name", contains("public.book"))
                .body("tables[0].primary_key", contains("id"))
                .body("tables[0].columns.type", contains("integer", "text", "decimal"))
                .body("tables[0].columns[1].samples", contains("Dune", "Emma"));
        given().get("/data-sources/library")
                .then()
                .body("status", equalTo("ready"))
                .body("administration.username", equalTo("librarian"))
                .body(not(containsString(PASSWORD)));
        given().get("/data-sources").then().body("items.name", hasItem("library"));
        assertThat(stored("select * from data_source where name = 'library'"))
                .contains("librarian")
                .doesNotContain(PASSWORD);

        given().delete("/data-sources/library").then().statusCode(204);
        given().get("/data-sources/library")
                .then()
                .statusCode(404)
                .body("error_code", equalTo("unknown_data_source"));
        assertThat(stored("select * from data_source where name = 'library'")).isEmpty();
    }

    private String stored(String sql) throws SQLException {
        var text = new StringBuilder();
        try (var connection = own.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    text.append(rows.getString(i)).append(' ');
                }
            }
        }
        return text.toString();
    }

    @Test
    void what_is_wrong_with_a_new_source_is_said_and_nothing_is_kept() throws Exception {
        var wrong = source("wrong");
        wrong.put("password", "no");
        add(wrong)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("user name or password"));
        wrong = source("wrong");
        wrong.put("jdbc_url", "jdbc:postgresql://h/d?socketFactory=evil");
        add(wrong).statusCode(400).body("detail", containsString("socketFactory"));
        wrong = source("Wrong Name");
        add(wrong).statusCode(400).body("detail", containsString("name"));
        wrong = source("wrong");
        wrong.remove("jdbc_url");
        add(wrong).statusCode(400).body("detail", containsString("jdbc_url"));
        wrong = source("wrong");
        wrong.put("semantics", "hidden: [book.prize]");
        add(wrong).statusCode(400).body("suggestions[0]", containsString("line 1, hidden[0]"));
        given().get("/data-sources/wrong").then().statusCode(404);
    }

    @Test
    void a_name_is_given_once_and_batons_own_database_never() throws Exception {
        add(source("once")).statusCode(201);
        add(source("once")).statusCode(409);
        try (var connection = own.getConnection()) {
            var mine = source("mine");
            mine.put("jdbc_url", connection.getMetaData().getURL());
            mine.put("username", connection.getMetaData().getUserName());
            mine.put("password", ownPassword);
            add(mine).statusCode(400).body("detail", containsString("own database"));
        }
    }

    @Test
    void semantics_are_edited_while_running_and_kept() throws Exception {
        add(source("words")).statusCode(201);
        put("words", "hidden: [book.prize]")
                .statusCode(400)
                .body("suggestions", contains(containsString("did you mean 'price'?")));
        put(
                        "words",
                        """
                        description: Books.
                        entities: [{name: book, table: book, synonyms: [volume]}]
                        hidden: [book.price]
                        questions:
                          - Which books are there?
                        """)
                .statusCode(200)
                .body("status", equalTo("ready"));
        given().get("/data-sources/words/schema")
                .then()
                .body("description", equalTo("Books."))
                .body("tables[0].entity.synonyms", contains("volume"))
                .body("tables[0].columns.name", contains("id", "title"))
                .body("questions", contains("Which books are there?"));
        given().get("/data-sources/words/semantics")
                .then()
                .contentType("application/yaml")
                .body(containsString("description: Books."));
        given().delete("/data-sources/words/semantics").then().statusCode(200);
        given().get("/data-sources/words/schema")
                .then()
                .body("description", nullValue())
                .body("tables[0].columns", hasSize(3));
        given().post("/data-sources/words/refresh").then().body("read_at", notNullValue());
    }

    private static ValidatableResponse put(String name, String yaml) {
        return given().config(
                        config().encoderConfig(
                                        encoderConfig()
                                                .encodeContentTypeAs(
                                                        "application/yaml", ContentType.TEXT)))
                .contentType("application/yaml")
                .body(yaml)
                .put("/data-sources/" + name + "/semantics")
                .then();
    }

    @Test
    void callers_see_only_what_is_granted_to_them() throws Exception {
        add(source("granted")).statusCode(201);
        var ann = new Caller("ann", Set.of(Permission.ASK));
        assertThat(names(ann)).doesNotContain("granted");
        try {
            sources.open("granted", ann);
            throw new AssertionError("it was opened");
        } catch (ProblemException e) {
            assertThat(e.problem().cause().code()).isEqualTo("unknown_data_source");
            assertThat(e.problem().suggestions().toString()).doesNotContain("granted");
        }
        given().contentType("application/json")
                .body("{\"callers\": [\"ann\"]}")
                .put("/data-sources/granted/grants")
                .then()
                .body("administration.granted_to", contains("ann"));
        assertThat(names(ann)).contains("granted");
        assertThat(sources.open("granted", ann).schema().catalogue().tables()).hasSize(1);
    }

    private List<String> names(Caller caller) {
        return sources.list(caller).stream().map(each -> each.name()).toList();
    }

    @Test
    void the_list_comes_in_pages() throws Exception {
        add(source("page-a")).statusCode(201);
        add(source("page-b")).statusCode(201);
        var page = given().get("/data-sources?limit=1").then().body("items", hasSize(1));
        var next = page.extract().<String>path("next");
        assertThat(next).isNotNull();
        given().get("/data-sources?limit=1&after=" + next)
                .then()
                .body("items[0].name", not(equalTo(next)));
    }

    @Test
    void the_description_of_the_api_names_fields_as_they_are_on_the_wire() {
        given().get("/q/openapi?format=json")
                .then()
                .body("components.schemas.NewDataSource.properties", hasKey("jdbc_url"))
                .body("components.schemas.DataSource.properties", hasKey("read_at"));
    }
}
