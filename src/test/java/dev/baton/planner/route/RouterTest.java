package dev.baton.planner.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.planner.Desk;
import dev.baton.planner.Workflows;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("postgres")
class RouterTest {
    private static final String CLOSE =
            """
            name: month_end
            intents:
              phrases: [close the books of a month, finish the accounts of the period]
              keywords: [month end]
            inputs: {goal: {type: text}}
            steps: [{id: E1, agent: one}]
            answer: 1
            """;
    private static final String CHECK =
            """
            name: quality
            permission: operate
            intents: {phrases: [check the data quality of the tables]}
            steps: [{id: E1, agent: one}]
            answer: 1
            """;
    private static final String LOAD =
            """
            name: load
            intents: {keywords: [load files]}
            inputs: {counties: {type: list, required: true}}
            steps: [{id: E1, agent: one}]
            answer: 1
            """;
    private static Database database;
    private static javax.sql.DataSource pool;

    private Instant now = Instant.parse("2026-11-26T09:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Outcomes outcomes = new Outcomes(pool, clock);
    private final Router router =
            new Router(
                    new Workflows(Map.of("a", CLOSE, "b", CHECK, "c", LOAD)),
                    outcomes,
                    Desk.registry(Desk.ask()),
                    clock);

    @BeforeAll
    static void load() {
        database = TestPostgres.fresh("db/migration/V202611261315__planner_route_outcome.sql");
        var source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        pool = source;
    }

    @BeforeEach
    void forget() {
        outcomes.forget(null);
    }

    private Route route(String text) {
        return router.route(text, Caller.LOCAL);
    }

    /** Half a minute later the replica reads what was learned. */
    private void later() {
        now = now.plusSeconds(31);
    }

    @Test
    void known_requests_go_to_their_workflow() {
        assertThat(route("Please close the books of the month"))
                .isInstanceOfSatisfying(
                        Route.ToWorkflow.class,
                        way -> {
                            assertThat(way.workflow()).isEqualTo("month_end");
                            assertThat(way.confidence()).isEqualTo(1);
                        });
        assertThat(route("Do the MONTH END for me now, and all that belongs to it"))
                .isInstanceOfSatisfying(
                        Route.ToWorkflow.class,
                        way -> assertThat(way.why()).isEqualTo("“month end” stands in it."));
        assertThat(route("Check the quality of data in tables"))
                .isInstanceOf(Route.ToWorkflow.class);
    }

    @Test
    void questions_go_to_a_database_and_goals_to_the_planner() {
        assertThat(route("How many books are there?")).isInstanceOf(Route.ToQuestion.class);
        assertThat(route("Which months end late?")).isInstanceOf(Route.ToQuestion.class);
        assertThat(
                        route(
                                "Compare this month's sales with last month's and tell me which drops stand out"))
                .isInstanceOf(Route.ToPlanner.class);
    }

    @Test
    void a_question_for_rows_is_no_work_to_be_done_though_it_shares_words() {
        assertThat(route("close books this month")).isInstanceOf(Route.ToWorkflow.class);
        assertThat(route("Which books did we close this month?"))
                .isInstanceOf(Route.ToQuestion.class);
        assertThat(route("books that were not closed this month"))
                .isInstanceOf(Route.ToQuestion.class);
    }

    @Test
    void a_workflow_that_words_cannot_start_or_the_caller_may_not_is_no_way() {
        assertThat(route("load files")).isInstanceOf(Route.ToQuestion.class);
        assertThat(
                        router.route(
                                "check the data quality of the tables",
                                Desk.caller("guest", Permission.ASK)))
                .isInstanceOf(Route.ToQuestion.class);
    }

    @Test
    void what_went_badly_before_is_not_chosen_again_and_what_went_well_is() {
        var doubtful = "finish accounts for period seven quickly";
        assertThat(route(doubtful)).isInstanceOf(Route.ToWorkflow.class);
        for (int i = 0; i < 6; i++) {
            outcomes.learn(doubtful, "month_end", false);
        }
        later();
        assertThat(route(doubtful)).isInstanceOf(Route.ToQuestion.class);

        var rare = "wrap up accounts of september and october";
        assertThat(route(rare)).isInstanceOf(Route.ToQuestion.class);
        for (int i = 0; i < 40; i++) {
            outcomes.learn(rare, "month_end", true);
        }
        later();
        assertThat(route("wrap up the accounts of October and September"))
                .as("too unlike what is said for it, however well it went")
                .isInstanceOf(Route.ToQuestion.class);
        var near = "finish the accounts of september now";
        outcomes.forget(null);
        later();
        assertThat(route(near)).isInstanceOf(Route.ToQuestion.class);
        for (int i = 0; i < 40; i++) {
            outcomes.learn(near, "month_end", true);
        }
        later();
        assertThat(route(near)).isInstanceOf(Route.ToWorkflow.class);
        assertThat(outcomes.forget("month_end")).isEqualTo(1);
        later();
        assertThat(route(near)).isInstanceOf(Route.ToQuestion.class);
    }

    @Test
    void only_stems_of_words_are_kept_and_no_numbers() {
        assertThat(Outcomes.words("Close the books of March 2026 for customer 4711!"))
                .containsExactly("book", "clos", "customer", "march");
    }

    @Test
    void outcomes_are_learned_in_turn_and_from_where_the_last_turn_ended() {
        var until = Instant.parse("2026-11-26T08:00:00Z");
        var seen = List.of(new Outcomes.Seen("close the books", "month_end", true));
        outcomes.catchUp(_ -> new Outcomes.Batch(seen, until));
        var asked = new java.util.ArrayList<Instant>();
        outcomes.catchUp(after -> {
            asked.add(after);
            // Another replica is faster; what it has seen is not learned twice.
            outcomes.catchUp(same -> new Outcomes.Batch(List.of(), same.plusSeconds(1)));
            return new Outcomes.Batch(seen, after.plusSeconds(1));
        });
        later();

        assertThat(asked).containsExactly(until);
        assertThat(outcomes.all())
                .containsExactly(new Outcome(java.util.Set.of("clos", "book"), "month_end", 1, 0));
        outcomes.prune(Duration.ofSeconds(1), 100);
        later();
        assertThat(outcomes.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Give me a FORECAST and a report | forecasting_agent",
                "Any alerts this week? | alert_agent",
                "What are our risks? | alert_agent",
                "Board-ready reporting please | reporting_agent",
                "How is healthcare doing? | ai_cfo_agent",
            })
    void by_keywords_the_first_that_stands_in_it_names_the_agent(String request, String agent) {
        var addressee = router.addressee(request, null);
        assertThat(addressee.agent()).isEqualTo(agent);
        assertThat(addressee.onDuty()).isFalse();
    }

    @Test
    void a_preferred_agent_is_taken_and_whether_it_is_on_duty_is_told() {
        assertThat(router.addressee("forecast", "ask_database"))
                .isEqualTo(new Router.Addressee("ask_database", true, "It was asked for."));
        assertThat(router.addressee("x", "oracle").onDuty()).isFalse();
    }
}
