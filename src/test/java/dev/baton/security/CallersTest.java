package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class CallersTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Credentials NONE = new Credentials(null, null);

    private Database database;
    private ApiKeys keys;

    @BeforeEach
    void database() {
        database =
                TestPostgres.fresh(
                        "db/migration/V202611201010__security_api_key.sql",
                        "db/migration/V202611260900__security_api_key_permissions.sql");
        keys = new ApiKeys(database::connect, at(NOW));
    }

    @Test
    void without_any_key_everybody_is_local() throws Exception {
        assertThat(callers(null, NOW).resolve(NONE)).contains(Caller.LOCAL);
    }

    @Test
    void with_a_key_only_who_shows_it_comes_in() throws Exception {
        var callers = callers("ann:ann-secret:admin, bob:bob-secret", NOW);
        assertThat(callers.resolve(NONE)).isEmpty();
        assertThat(callers.ofKey("wrong-secret")).isEmpty();
        assertThat(callers.ofKey("ann-secret").orElseThrow().may(Permission.ADMIN)).isTrue();
        assertThat(callers.ofKey("bob-secret").orElseThrow().may(Permission.ADMIN)).isFalse();
    }

    @Test
    void a_key_made_elsewhere_is_good_after_a_refresh_and_worthless_once_revoked()
            throws Exception {
        var callers = callers(null, NOW);
        var key = keys.create("carol", Set.of());
        callers.refresh();
        assertThat(callers.open()).isFalse();
        assertThat(callers.ofKey(key)).map(Caller::name).contains("carol");
        var cookie = callers.cookieFor(key).orElseThrow().value();
        assertThat(keys.revoke("carol")).isTrue();
        keys.create("dave", Set.of());
        callers.refresh();
        assertThat(callers.ofKey(key)).isEmpty();
        assertThat(callers.resolve(new Credentials(null, cookie))).isEmpty();
    }

    @Test
    void a_cookie_is_good_until_its_end_and_not_when_changed() throws Exception {
        var cookie = callers("ann:ann-secret", NOW).cookieFor("ann-secret").orElseThrow().value();
        var shown = new Credentials(null, cookie);
        assertThat(callers("ann:ann-secret", NOW).resolve(shown)).map(Caller::name).contains("ann");
        var later = NOW.plus(Duration.ofDays(31));
        assertThat(callers("ann:ann-secret", later).resolve(shown)).isEmpty();
        var end = String.valueOf(NOW.plus(Duration.ofDays(30)).getEpochSecond());
        var prolonged = cookie.replace(end, String.valueOf(Long.parseLong(end) + 9_999_999));
        assertThat(callers("ann:ann-secret", later).resolve(new Credentials(null, prolonged)))
                .isEmpty();
        assertThat(callers("ann:ann-secret", NOW).resolve(new Credentials(null, "x.y.z")))
                .isEmpty();
    }

    @Test
    void the_database_has_no_key_in_clear_and_one_good_key_per_name() throws Exception {
        var key = keys.create("carol", Set.of(Permission.ADMIN));
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select api_key::text from api_key")) {
            rows.next();
            assertThat(rows.getString(1)).doesNotContain(key).contains("carol");
        }
        assertThatThrownBy(() -> keys.create("carol", Set.of())).hasMessageContaining("revoke");
        keys.revoke("carol");
        keys.create("carol", Set.of());
        assertThat(keys.list()).hasSize(2);
    }

    @Test
    void a_key_may_what_it_was_made_for_and_nothing_else() throws Exception {
        var deciding = keys.create("carol", Permission.list("ask, decide"));
        var usual = keys.create("dave", Set.of());
        var callers = callers("erin:erin-secret:operate+operations:data_pipeline", NOW);
        var carol = callers.ofKey(deciding).orElseThrow();
        assertThat(carol.may(Permission.DECIDE)).isTrue();
        assertThat(carol.may(Permission.OPERATE)).isFalse();
        assertThat(callers.ofKey(usual)).contains(new Caller("dave", KnownKey.USUAL));
        var erin = callers.ofKey("erin-secret").orElseThrow();
        assertThat(erin.may(new Permission("operations:data_pipeline"))).isTrue();
        assertThat(erin.may(new Permission("operations:entity_sync"))).isFalse();
        assertThat(erin.may(Permission.ASK)).isFalse();
    }

    @Test
    void keys_made_before_there_were_permissions_may_what_they_always_might() throws Exception {
        try (var connection = database.connect();
                var insert =
                        connection.prepareStatement(
                                "insert into api_key (hash, name, admin, created_at)"
                                        + " values (?, ?, ?, now())")) {
            for (var admin : List.of(true, false)) {
                insert.setString(1, KeyHash.of("secret of " + admin).hex());
                insert.setString(2, "admin " + admin);
                insert.setBoolean(3, admin);
                insert.execute();
            }
        }
        var callers = callers(null, NOW);
        assertThat(callers.ofKey("secret of true").orElseThrow().permissions())
                .containsExactly(Permission.ADMIN);
        assertThat(callers.ofKey("secret of false").orElseThrow().permissions())
                .isEqualTo(KnownKey.USUAL);
        assertThat(keys.list())
                .extracting(ApiKeys.Listed::permissions)
                .contains(Set.of(Permission.ADMIN), KnownKey.USUAL);
    }

    @Test
    void a_setting_that_is_no_list_of_keys_stops_the_start() {
        assertThatThrownBy(() -> callers("ann", NOW)).hasMessageContaining("name:secret");
        assertThatThrownBy(() -> callers("ann:short", NOW)).hasMessageNotContaining("short,");
        assertThatThrownBy(() -> callers("ann:long-enough:Sec:ret/", NOW))
                .hasMessageNotContaining("long-enough")
                .hasMessageNotContaining("ret/");
        assertThatThrownBy(() -> callers("ann:long-enough:", NOW))
                .hasMessageContaining("permissions");
    }

    @Test
    void credentials_come_from_headers_and_never_from_their_text() {
        var headers = Map.of("Authorization", "bearer one", "Cookie", "a=b; baton_caller=two; c=d");
        var credentials = Credentials.of(headers::get);
        assertThat(credentials.key()).isEqualTo("one");
        assertThat(credentials.cookie()).isEqualTo("two");
        assertThat(credentials.toString()).doesNotContain("one", "two");
        assertThat(Credentials.of(Map.of("X-API-Key", "three")::get).key()).isEqualTo("three");
    }

    private Callers callers(String setting, Instant now) throws Exception {
        return new Callers(new Config(Optional.ofNullable(setting)), keys, at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private record Config(Optional<String> apiKeys) implements SecurityConfig {
        @Override
        public double requestsPerSecond() {
            return 1;
        }

        @Override
        public int burst() {
            return 1;
        }

        @Override
        public Duration cookieAge() {
            return Duration.ofDays(30);
        }
    }
}
