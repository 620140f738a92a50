package dev.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.TestPostgres;
import dev.baton.json.Json;
import dev.baton.plan.Decision.Action;
import dev.baton.plan.Value;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class TellingTest {
    private static final byte[] KEY =
            "a key of thirty-two bytes, no less".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final PGSimpleDataSource DATABASE = database();

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private volatile Instant now = Asked.NOW;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private static PGSimpleDataSource database() {
        var fresh =
                TestPostgres.fresh(
                        "db/migration/V202611261405__escalation_questions.sql",
                        "db/migration/V202611261520__escalation_notice.sql");
        var database = new PGSimpleDataSource();
        database.setUrl(fresh.url());
        database.setUser(fresh.user());
        database.setPassword(fresh.password());
        return database;
    }

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = DATABASE.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate escalation cascade");
        }
    }

    private static EscalationConfig config(Map<String, String> webhook) {
        var settings = new HashMap<String, String>();
        webhook.forEach((key, value) -> settings.put("baton.escalation.webhook." + key, value));
        var builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(EscalationConfig.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(EscalationConfig.class);
    }

    private Telling telling(String url) {
        var webhook =
                Map.of(
                        "url",
                        url,
                        "secret",
                        SECRET,
                        "public-url",
                        "https://baton.example.org/",
                        "timeout",
                        "500ms");
        return new Telling(DATABASE, config(webhook), metrics, clock);
    }

    private static void keep(Escalation escalation) throws SQLException {
        try (var connection = DATABASE.getConnection()) {
            assertThat(EscalationRows.insert(connection, escalation)).isTrue();
        }
    }

    private void reject(Escalation escalation) throws SQLException {
        try (var connection = DATABASE.getConnection()) {
            connection.setAutoCommit(false);
            var locked = EscalationRows.lock(connection, escalation.id()).orElseThrow();
            var choice = new Choice(Action.REJECT, Value.NOTHING, "wrong vendor", null);
            EscalationRows.record(
                    connection, locked, Deciding.decide(locked, choice, Asked.ANN, now));
            connection.commit();
        }
    }

    /** Written from the specification of Standard Webhooks, not with our own code. */
    private static boolean verified(Receiver.Received received) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update(
                (received.id() + "." + received.timestamp() + ".")
                        .getBytes(StandardCharsets.UTF_8));
        var digest = mac.doFinal(received.body().getBytes(StandardCharsets.UTF_8));
        return received.signature().equals("v1," + Base64.getEncoder().encodeToString(digest));
    }

    private static List<String> types(Receiver receiver) {
        return receiver.received().stream().map(each -> body(each).path("type").asText()).toList();
    }

    private static JsonNode body(Receiver.Received received) {
        return Json.tree(received.body());
    }

    private double counted(String result) {
        return metrics.counter("baton.webhook.deliveries", "result", result).count();
    }

    @Test
    void what_is_new_and_what_was_decided_is_told_once_signed_and_without_evidence()
            throws Exception {
        var asked = Asked.approval("hook");
        keep(asked);
        try (var receiver = new Receiver()) {
            var telling = telling(receiver.url());
            telling.tell();
            reject(asked);
            telling.tell();
            telling.tell();
            assertThat(types(receiver)).containsExactly("escalation.opened", "escalation.decided");
            for (var each : receiver.received()) {
                assertThat(verified(each)).isTrue();
                assertThat(each.timestamp()).isEqualTo(String.valueOf(now.getEpochSecond()));
                assertThat(each.body()).doesNotContain("invoice 17", "amount");
            }
            var opened = body(receiver.received().getFirst()).path("data");
            assertThat(opened.path("operation_id").asText()).isEqualTo("hook");
            assertThat(opened.path("reason").asText()).isEqualTo("approval");
            assertThat(opened.path("question").asText()).contains("4711");
            assertThat(opened.path("link").asText())
                    .isEqualTo("https://baton.example.org/escalations/esc-hook");
            var decision = body(receiver.received().getLast()).path("data").path("decision");
            assertThat(decision.path("action").asText()).isEqualTo("reject");
            assertThat(decision.path("by").asText()).isEqualTo("ann");
            assertThat(receiver.received().getFirst().id())
                    .isNotEqualTo(receiver.received().getLast().id());
        }
    }

    @Test
    void a_receiver_that_fails_hangs_or_redirects_gets_it_again_and_then_once() throws Exception {
        keep(Asked.approval("stubborn"));
        try (var receiver =
                new Receiver(500, Receiver.HANG, 302, Receiver.HANG_IN_BODY, 429, 204)) {
            var telling = telling(receiver.url());
            for (var attempt = 1; attempt <= 8; attempt++) {
                telling.tell();
                var sent = receiver.received().size();
                telling.tell();
                assertThat(receiver.received()).as("not before its time").hasSize(sent);
                now = now.plus(Duration.ofMinutes(10));
            }
            assertThat(receiver.received()).hasSize(6);
            assertThat(receiver.received())
                    .extracting(Receiver.Received::path)
                    .containsOnly("/hook");
            assertThat(receiver.received())
                    .extracting(Receiver.Received::id)
                    .containsOnly("esc-stubborn-open-0");
            assertThat(counted("failed")).isEqualTo(5);
            assertThat(counted("delivered")).isEqualTo(1);
        }
    }

    @Test
    void news_of_one_escalation_keep_their_order_while_others_go_ahead() throws Exception {
        var asked = Asked.approval("first");
        keep(asked);
        reject(asked);
        try (var receiver = new Receiver(503)) {
            var telling = telling(receiver.url());
            telling.tell();
            assertThat(types(receiver)).containsExactly("escalation.opened");
            keep(Asked.approval("second"));
            telling.tell();
            assertThat(receiver.received().getLast().id()).isEqualTo("esc-second-open-0");
            now = now.plus(Duration.ofMinutes(1));
            telling.tell();
            assertThat(receiver.received())
                    .extracting(Receiver.Received::id)
                    .containsExactly(
                            "esc-first-open-0",
                            "esc-second-open-0",
                            "esc-first-open-0",
                            "esc-first-decided-0");
        }
    }

    @Test
    void what_cannot_be_delivered_in_a_day_or_is_not_wanted_is_given_up() throws Exception {
        keep(Asked.approval("nobody"));
        try (var receiver = new Receiver()) {
            var url = receiver.url();
            receiver.close();
            var telling = telling(url);
            for (var hours = 0; hours < 30; hours++) {
                telling.tell();
                now = now.plus(Duration.ofHours(1)).plusSeconds(900);
            }
            assertThat(counted("given_up")).isEqualTo(1);
            assertThat(counted("failed")).isBetween(5.0, 30.0);
        }
        keep(Asked.approval("gone"));
        try (var receiver = new Receiver(410)) {
            telling(receiver.url()).tell();
            now = now.plus(Duration.ofHours(2));
            telling(receiver.url()).tell();
            assertThat(receiver.received()).hasSize(1);
            assertThat(counted("given_up")).isEqualTo(2);
        }
    }

    @Test
    void two_replicas_tell_everything_between_them_and_nothing_twice() throws Exception {
        for (var i = 0; i < 60; i++) {
            keep(Asked.approval("many-" + i));
        }
        try (var receiver = new Receiver();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = telling(receiver.url());
            var other = telling(receiver.url());
            var first = threads.submit(one::tell);
            var second = threads.submit(other::tell);
            first.get();
            second.get();
            one.tell();
            var ids = receiver.received().stream().map(Receiver.Received::id).toList();
            assertThat(ids).hasSize(60);
            assertThat(new HashSet<>(ids)).hasSize(60);
        }
    }

    @Test
    void what_happened_before_there_was_a_webhook_is_not_told() throws Exception {
        keep(Asked.approval("before"));
        new Telling(DATABASE, config(Map.of()), metrics, clock).tell();
        keep(Asked.approval("after"));
        try (var receiver = new Receiver()) {
            telling(receiver.url()).tell();
            assertThat(receiver.received())
                    .extracting(Receiver.Received::id)
                    .containsExactly("esc-after-open-0");
        }
    }

    @Test
    void what_is_passed_on_and_expires_is_told() throws Exception {
        keep(Asked.approval("late"));
        try (var receiver = new Receiver()) {
            var telling = telling(receiver.url());
            telling.tell();
            for (var round = 0; round < 2; round++) {
                now = now.plus(Asked.DAY);
                try (var connection = DATABASE.getConnection()) {
                    var locked =
                            EscalationRows.lock(connection, new EscalationId("esc-late"))
                                    .orElseThrow();
                    EscalationRows.record(
                            connection, locked, Expiring.of(locked, 2, Asked.DAY, now));
                }
                telling.tell();
            }
            assertThat(types(receiver))
                    .containsExactly(
                            "escalation.opened", "escalation.raised", "escalation.expired");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/hook",
                "ftp://127.0.0.1/hook",
                "http://127.0.0.1.example.org/",
                "https://user:word@example.org/",
                "nonsense",
                "http://10.0.0.1/"
            })
    void an_address_that_is_not_safe_is_refused(String url) {
        assertThatThrownBy(() -> telling(url))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("baton.escalation.webhook cannot be used");
    }

    @Test
    void a_webhook_needs_a_secret() {
        assertThatThrownBy(() ->
                        new Telling(
                                DATABASE,
                                config(Map.of("url", "https://example.org/hook")),
                                metrics,
                                clock))
                .hasMessageContaining("needs a secret");
    }

    @Test
    void pauses_grow_and_end_after_a_day() {
        var at = Asked.NOW;
        var pauses = new java.util.ArrayList<Duration>();
        for (var attempt = 1; attempt < 60; attempt++) {
            var next = Backoff.next(attempt, Asked.NOW, at, 0);
            if (next.isEmpty()) {
                break;
            }
            pauses.add(Duration.between(at, next.get()));
            at = next.get();
        }
        assertThat(pauses).startsWith(Duration.ofSeconds(5), Duration.ofSeconds(10)).isSorted();
        assertThat(pauses.getLast()).isEqualTo(Duration.ofHours(1));
        assertThat(at).isBetween(Asked.NOW.plus(Duration.ofHours(22)), Asked.NOW.plus(Asked.DAY));
    }
}
