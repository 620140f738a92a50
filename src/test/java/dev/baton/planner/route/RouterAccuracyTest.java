package dev.baton.planner.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.planner.Desk;
import dev.baton.planner.Workflows;
import dev.baton.security.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The shipped workflows and requests of many trades that somebody has said where they belong:
 * {@code router/requests.tsv}.
 */
@Tag("postgres")
class RouterAccuracyTest {
    private static final double ENOUGH = 0.95;
    private static Router router;
    private static List<Labelled> requests;

    private record Labelled(String to, String request) {
        boolean right() {
            return to.equals(where(request));
        }

        @Override
        public String toString() {
            return "%s (not %s): %s".formatted(where(request), to, request);
        }
    }

    @BeforeAll
    static void load() throws IOException {
        var database = TestPostgres.fresh("db/migration/V202611261315__planner_route_outcome.sql");
        var pool = new org.postgresql.ds.PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser(database.user());
        pool.setPassword(database.password());
        router =
                new Router(
                        new Workflows(),
                        new Outcomes(pool, Desk.CLOCK),
                        Desk.registry(Desk.ask()),
                        Desk.CLOCK);
        try (var file = RouterAccuracyTest.class.getResourceAsStream("/router/requests.tsv")) {
            requests =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.split("\t"))
                            .map(parts -> new Labelled(parts[0], parts[1]))
                            .toList();
        }
    }

    private static String where(String request) {
        return switch (router.route(request, Caller.LOCAL)) {
            case Route.ToQuestion _ -> "question";
            case Route.ToPlanner _ -> "planner";
            case Route.ToWorkflow(var name, _, _) -> name;
        };
    }

    private static List<Labelled> wrong(List<Labelled> among) {
        return among.stream().filter(each -> !each.right()).toList();
    }

    @Test
    void nearly_all_requests_go_where_they_belong() {
        var wrong = wrong(requests);

        assertThat(requests).hasSizeGreaterThan(100);
        assertThat(1 - (double) wrong.size() / requests.size())
                .as(() -> String.join("\n", wrong.stream().map(Labelled::toString).toList()))
                .isGreaterThanOrEqualTo(ENOUGH);
    }

    @Test
    void no_question_about_data_starts_a_workflow() {
        assertThat(requests.stream().filter(each -> each.to().equals("question")))
                .extracting(each -> where(each.request()))
                .containsOnly("question");
    }
}
