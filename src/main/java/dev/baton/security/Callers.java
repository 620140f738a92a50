package dev.baton.security;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Says who a caller is. While there is no key at all, everybody who gets here is local. */
@ApplicationScoped
public class Callers {
    private static final Logger LOG = Logger.getLogger(Callers.class);

    /** The name of the cookie that a browser shows. */
    public static final String COOKIE = Cookie.NAME;

    private final List<KnownKey> configured;
    private final ApiKeys stored;
    private final SecurityConfig config;
    private final Clock clock;
    private volatile List<KnownKey> known;

    @Inject
    Callers(SecurityConfig config, DataSource database, Clock clock) throws SQLException {
        this(config, new ApiKeys(database::getConnection, clock), clock);
    }

    Callers(SecurityConfig config, ApiKeys stored, Clock clock) throws SQLException {
        this.configured = config.apiKeys().map(KnownKey::parse).orElse(List.of());
        this.stored = stored;
        this.config = config;
        this.clock = clock;
        this.known = read();
    }

    /** True while no key was made or configured: then only loopback addresses are served. */
    public boolean open() {
        return known.isEmpty();
    }

    /** Empty when the credentials are missing or wrong. */
    public Optional<Caller> resolve(Credentials credentials) {
        if (open()) {
            return Optional.of(Caller.LOCAL);
        }
        var key = credentials.key();
        if (key != null) {
            return ofKey(key);
        }
        var cookie = credentials.cookie();
        return cookie == null ? Optional.empty() : ofCookie(cookie);
    }

    /** Whose key that is. */
    public Optional<Caller> ofKey(String key) {
        return open() ? Optional.of(Caller.LOCAL) : find(key).map(KnownKey::caller);
    }

    /** The cookie header's value for the owner of that key; empty when the key is not good. */
    public Optional<BrowserCookie> cookieFor(String key) {
        var until = clock.instant().plus(config.cookieAge());
        return find(key)
                .map(found -> Cookie.sign(found.caller().name(), until, found.hash()))
                .map(cookie -> new BrowserCookie(COOKIE, cookie.text(), config.cookieAge()));
    }

    /** What a browser is to keep. */
    public record BrowserCookie(String name, String value, Duration age) {}

    /** Learns of keys that were made or revoked elsewhere. */
    @Scheduled(every = "2s", delayed = "2s")
    void refresh() {
        try {
            known = read();
        } catch (SQLException e) {
            LOG.warn("the keys could not be read; those known before stay good", e);
        }
    }

    private Optional<Caller> ofCookie(String text) {
        return Cookie.parse(text)
                .filter(cookie -> cookie.until().isAfter(clock.instant()))
                .flatMap(cookie ->
                        known.stream().filter(key -> cookie.madeWith(key.hash())).findFirst())
                .map(KnownKey::caller);
    }

    /** Looks at every key, so that the time it takes tells nothing. */
    private Optional<KnownKey> find(String key) {
        var hash = KeyHash.of(key);
        Optional<KnownKey> found = Optional.empty();
        for (var each : known) {
            if (each.hash().same(hash)) {
                found = Optional.of(each);
            }
        }
        return found;
    }

    private List<KnownKey> read() throws SQLException {
        var all = new ArrayList<>(configured);
        all.addAll(stored.good());
        return List.copyOf(all);
    }
}
