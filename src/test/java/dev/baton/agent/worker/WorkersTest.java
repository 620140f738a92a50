package dev.baton.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.Presence;
import dev.baton.agent.Roster.Begun;
import dev.baton.agent.worker.FakeWorker.Reply;
import dev.baton.launch.Database;
import dev.baton.plan.ProblemException;
import dev.baton.security.Caller;
import dev.baton.security.Signature;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class WorkersTest {
    private static final Caller ANN = new Caller("ann", Set.of(Workers.WORK));
    private static final Caller BOB = new Caller("bob", Set.of(Workers.WORK));
    private static Database database;

    private final KnownWorkers here = new KnownWorkers(database, Map.of());
    private final KnownWorkers there = new KnownWorkers(database, Map.of());

    @BeforeAll
    static void migrate() {
        database = TestPostgres.fresh();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @BeforeEach
    void clear() throws SQLException {
        run("truncate worker, agent_order, step_begun");
    }

    private static void run(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Announcement said(String agent, int port, String more) {
        return Announcement.read(
                "{\"agent\": \"%s\", \"purpose\": \"x\", \"url\": \"http://localhost:%d\"%s}"
                        .formatted(agent, port, more));
    }

    @Test
    void a_worker_that_registers_is_known_to_every_replica_until_it_goes() {
        var taken = here.workers.register(said("cfo", 8001, ""), ANN);
        assertThat(taken.instance()).isEqualTo("cfo_1");
        assertThat(here.seen()).isEqualTo(Map.of("cfo_1", Presence.UP));
        assertThat(there.seen()).isEqualTo(Map.of("cfo_1", Presence.UP));

        var agent = (WorkerAgent) there.remote("cfo_1").agent();
        assertThat(agent.access().secret()).isEqualTo(taken.secret());
        assertThat(agent.card().name()).isEqualTo("cfo");
        there.roster.refresh();
        assertThat(there.remote("cfo_1").agent()).as("stays the same one").isSameAs(agent);

        here.workers.remove("cfo_1", ANN);
        assertThat(there.seen()).isEmpty();
    }

    @Test
    void a_secret_is_never_stored_as_it_is() throws SQLException {
        var taken = here.workers.register(said("cfo", 8001, ""), ANN);
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select worker::text from worker")) {
            rows.next();
            assertThat(rows.getString(1)).doesNotContain(taken.secret().reveal().substring(6));
        }
    }

    @Test
    void instances_are_numbered_and_one_that_comes_back_keeps_its_name() {
        assertThat(here.workers.register(said("cfo", 8001, ""), ANN).instance()).isEqualTo("cfo_1");
        assertThat(there.workers.register(said("cfo", 8002, ""), ANN).instance())
                .isEqualTo("cfo_2");
        here.workers.remove("cfo_1", ANN);
        assertThat(here.workers.register(said("cfo", 8003, ""), ANN).instance()).isEqualTo("cfo_1");
        var secret = Signature.freshSecret(new SecureRandom()).reveal();
        var again =
                here.workers.register(said("cfo", 8002, ", \"secret\": \"" + secret + "\""), ANN);
        assertThat(again.instance()).isEqualTo("cfo_2");
        assertThat(again.secret().reveal()).isEqualTo(secret);
        assertThat(there.seen()).hasSize(2);
        assertThat(((WorkerAgent) there.remote("cfo_2").agent()).access().secret())
                .isEqualTo(again.secret());
    }

    @Test
    void many_that_register_at_once_get_names_of_their_own() throws Exception {
        var threads =
                java.util.stream.IntStream.range(0, 12)
                        .mapToObj(i ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                (i % 2 == 0 ? here : there)
                                                        .workers.register(
                                                                said("cfo", 9000 + i, ""), ANN)))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(here.seen()).hasSize(12).containsKeys("cfo_1", "cfo_12");
    }

    @Test
    void a_worker_belongs_to_who_registered_it() {
        here.workers.register(said("cfo", 8001, ""), ANN);
        assertThatThrownBy(() -> here.workers.register(said("cfo", 8001, ""), BOB))
                .hasMessageContaining("Another caller");
        assertThatThrownBy(() -> here.workers.hear("cfo_1", false, BOB))
                .hasMessageContaining("no worker cfo_1 of yours");
        assertThatThrownBy(() -> here.workers.remove("cfo_1", BOB))
                .isInstanceOf(ProblemException.class);
        here.workers.hear("cfo_1", false, Caller.LOCAL);
        here.workers.remove("cfo_1", Caller.LOCAL);
        assertThat(here.seen()).isEmpty();
    }

    @Test
    void a_worker_may_only_be_where_the_configuration_allows() {
        assertThatThrownBy(() ->
                        here.workers.register(
                                Announcement.read(
                                        "{\"agent\": \"a\", \"purpose\": \"x\", \"url\":"
                                                + " \"http://10.0.0.1\"}"),
                                Caller.LOCAL))
                .hasMessageContaining("not allowed");
        assertThatThrownBy(() ->
                        here.workers.register(
                                Announcement.read("{\"agent\": \"a\", \"purpose\": \"x\"}"), ANN))
                .hasMessageContaining("'url' is missing");
        var wide = new KnownWorkers(database, Map.of("hosts", "10.0.0.1:8001,*.workers.example"));
        wide.workers.register(
                Announcement.read(
                        "{\"agent\": \"a\", \"purpose\": \"x\", \"url\": \"http://10.0.0.1:8001\"}"),
                ANN);
        assertThat(here.seen()).hasSize(1);
    }

    @Test
    void a_silent_worker_gets_no_work_and_is_forgotten_in_time() throws SQLException {
        here.workers.register(said("cfo", 8001, ""), ANN);
        run("update worker set heard_at = now() - interval '16 seconds'");
        assertThat(here.seen()).isEqualTo(Map.of("cfo_1", Presence.DOWN));
        here.workers.hear("cfo_1", false, ANN);
        assertThat(there.seen()).isEqualTo(Map.of("cfo_1", Presence.UP));
        here.workers.hear("cfo_1", true, ANN);
        assertThat(there.seen()).isEqualTo(Map.of("cfo_1", Presence.DRAINING));

        run("update worker set heard_at = now() - interval '59 minutes'");
        here.roster.forget();
        assertThat(there.seen()).isEqualTo(Map.of("cfo_1", Presence.DOWN));
        run("update worker set heard_at = now() - interval '61 minutes'");
        here.roster.forget();
        assertThat(there.seen()).isEmpty();
        assertThatThrownBy(() -> here.workers.hear("cfo_1", false, ANN))
                .hasMessageContaining("no worker");
    }

    @Test
    void an_order_is_followed_by_every_replica_until_it_is_taken_back() {
        here.workers.order("cfo", Presence.STOPPED, Caller.LOCAL);
        there.workers.order("cfo_1", Presence.DRAINING, Caller.LOCAL);
        here.roster.refresh();
        assertThat(here.sheet().orders())
                .isEqualTo(Map.of("cfo", Presence.STOPPED, "cfo_1", Presence.DRAINING));
        here.workers.order("cfo", Presence.UP, Caller.LOCAL);
        there.roster.refresh();
        assertThat(there.sheet().orders()).isEqualTo(Map.of("cfo_1", Presence.DRAINING));
    }

    @Test
    void who_begins_a_step_is_noted_once_for_all_replicas() {
        assertThat(here.roster.begin("k", "pay_1")).isEqualTo(new Begun("pay_1", false));
        assertThat(there.roster.begin("k", "pay_2")).isEqualTo(new Begun("pay_1", true));
        assertThat(there.roster.begin("k", "pay_1")).isEqualTo(new Begun("pay_1", true));
        assertThat(there.roster.begunBy("k")).contains("pay_1");
        there.roster.withdraw("k", "pay_2");
        assertThat(here.roster.begunBy("k")).contains("pay_1");
        here.roster.withdraw("k", "pay_1");
        assertThat(there.roster.begin("k", "pay_2")).isEqualTo(new Begun("pay_2", false));
    }

    @Test
    void a_worker_sealed_with_another_key_does_not_hide_the_others() throws SQLException {
        here.workers.register(said("cfo", 8001, ""), ANN);
        here.workers.register(said("tax", 8002, ""), ANN);
        run("update worker set sealed = (select sealed from worker where agent = 'cfo')");
        assertThat(there.seen()).isEqualTo(Map.of("cfo_1", Presence.UP));
    }

    @Test
    void a_configured_worker_is_asked_who_it_is_and_works_while_it_answers() throws Exception {
        var secret = Signature.freshSecret(new SecureRandom());
        try (var worker =
                new FakeWorker(asked ->
                        asked.path().equals("/agents/sunbiz")
                                ? Reply.ok(
                                        "{\"agent\": \"sunbiz\", \"purpose\": \"Looks up\","
                                                + " \"version\": \"7\", \"max_concurrent\": 3}")
                                : new Reply(404, ""))) {
            var replica =
                    new KnownWorkers(
                            database,
                            Map.of(
                                    "configured",
                                    "sunbiz=%s,ai_ml=%s,gone=http://localhost:1"
                                            .formatted(worker.url(), worker.url()),
                                    "secret",
                                    secret.reveal()));
            assertThat(replica.seen()).containsEntry("sunbiz_configured_1", Presence.DOWN);
            replica.roster.probe().get(10, TimeUnit.SECONDS);
            assertThat(replica.seen())
                    .isEqualTo(
                            Map.of(
                                    "sunbiz_configured_1", Presence.UP,
                                    "ai_ml_configured_1", Presence.UP,
                                    "gone_configured_1", Presence.DOWN));
            var known = replica.remote("sunbiz_configured_1");
            assertThat(known.agent().card().purpose()).isEqualTo("Looks up");
            assertThat(known.most()).isEqualTo(3);
            assertThat(known.version()).isEqualTo("7");
            assertThat(worker.asked).allMatch(asked -> asked.signed(secret));
            assertThat(List.copyOf(worker.calls()))
                    .containsExactlyInAnyOrder("GET /agents/sunbiz", "GET /agents/ai_ml");
            assertThat(here.seen()).as("other replicas are configured by themselves").isEmpty();
        }
    }
}
