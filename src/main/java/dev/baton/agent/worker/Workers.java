package dev.baton.agent.worker;

import dev.baton.agent.Presence;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.security.SealKey;
import dev.baton.security.Secret;
import dev.baton.security.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * What workers and administrators do about who is on duty; replicas learn of it within a second.
 */
@ApplicationScoped
public class Workers {
    /** What a caller needs to register workers, besides administrators. */
    public static final Permission WORK = new Permission("work");

    private final WorkerStore store;
    private final WorkerRoster roster;
    private final WorkerConfig config;
    private final SealKey key;
    private final SecureRandom random = new SecureRandom();

    Workers(DataSource database, WorkerRoster roster, WorkerConfig config, SealKey key) {
        this.store = new WorkerStore(database);
        this.roster = roster;
        this.config = config;
        this.key = key;
    }

    /** A worker that was registered: its name, the secret it shares with us, and its lease. */
    public record Registered(String instance, Secret secret, Duration lease) {}

    /**
     * Takes a worker on. Throws a problem of cause bad_request, forbidden (its host is not allowed)
     * or conflict.
     */
    public Registered register(Announcement said, Caller caller) {
        var written = said.url();
        if (written == null) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "'url' is missing: where the worker is asked.");
        }
        var url = WorkerAddress.parse(written, config.hosts());
        var chosen = said.secret();
        var secret = chosen == null ? Signature.freshSecret(random) : chosen;
        var instance =
                store.register(
                        new WorkerStore.Entry(
                                said.card().name(),
                                url.toString(),
                                Json.write(said.card()),
                                said.version(),
                                said.maxConcurrent()),
                        name -> key.seal().seal(sealed(name), secret),
                        caller.name(),
                        caller.may(Permission.ADMIN));
        roster.refresh();
        return new Registered(instance, secret, config.lease());
    }

    /** Notes that a worker lives, and whether it takes more work; returns its lease. */
    public Duration hear(String instance, boolean draining, Caller caller) {
        if (!store.hear(instance, draining, caller.name(), caller.may(Permission.ADMIN))) {
            throw unknown(instance);
        }
        if (draining) {
            roster.refresh();
        }
        return config.lease();
    }

    /** Forgets a worker at once; what is under way there is finished. */
    public void remove(String instance, Caller caller) {
        if (!store.remove(instance, caller.name(), caller.may(Permission.ADMIN))) {
            throw unknown(instance);
        }
        roster.refresh();
    }

    /** Orders an agent or an instance, by its name, to work, to drain or to stop. */
    public void order(String name, Presence presence, Caller caller) {
        store.order(name, presence, caller.name());
        roster.refresh();
    }

    /** The name under which the secret of an instance is sealed. */
    static String sealed(String instance) {
        return "worker " + instance;
    }

    private static ProblemException unknown(String instance) {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no worker %s of yours.".formatted(Words.line(instance, 80)),
                "Register again: a worker that is silent for long is forgotten.");
    }
}
