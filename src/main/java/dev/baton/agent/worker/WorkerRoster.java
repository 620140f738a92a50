package dev.baton.agent.worker;

import dev.baton.agent.AgentCard;
import dev.baton.agent.Presence;
import dev.baton.agent.Roster;
import dev.baton.json.Json;
import dev.baton.security.SealKey;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The workers as this process knows them: read from the table each second, so that all replicas
 * agree within one, and never while a step waits.
 */
@ApplicationScoped
class WorkerRoster implements Roster {
    private static final Logger LOG = Logger.getLogger(WorkerRoster.class);

    private final WorkerStore store;
    private final BegunSteps begun;
    private final WorkerConfig config;
    private final SealKey key;
    private final WorkerAgent.Wire wire;
    private final Probes probes;
    private final List<Consumer<Sheet>> readers = new CopyOnWriteArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private Map<String, Kept> kept = Map.of();
    private Sheet sheet = Sheet.EMPTY;

    WorkerRoster(
            DataSource database,
            WorkerConfig config,
            SealKey key,
            WorkerHttp http,
            Callbacks callbacks,
            CallbackAddress address,
            Clock clock) {
        this.store = new WorkerStore(database);
        this.begun = new BegunSteps(database);
        this.config = config;
        this.key = key;
        this.wire = new WorkerAgent.Wire(http, callbacks, address, config.ask(), clock);
        this.probes = new Probes(config, wire);
    }

    /** A worker and what it was made of: the same agent for as long as that is the same. */
    private record Kept(String url, String card, String sealed, WorkerAgent agent) {
        boolean madeOf(WorkerRow row) {
            return url.equals(row.url()) && card.equals(row.card()) && sealed.equals(row.sealed());
        }
    }

    /** Before any run goes on: its plan may name a worker. */
    void start(@Observes @Priority(50) StartupEvent event) {
        look();
    }

    /** Learns who came, went, or was ordered to stop, here or on another replica. */
    @Scheduled(
            every = "{baton.agent.worker.refresh}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            probe();
            refresh();
        } catch (RuntimeException e) {
            LOG.warnf("workers stay as they were known: %s", e.getMessage());
        }
    }

    /** Asks configured workers who they are, those whose turn it is. */
    CompletableFuture<?> probe() {
        return probes.look();
    }

    @Scheduled(every = "1m", delayed = "1m")
    void forget() {
        store.forget(config.forget());
        begun.forget(config.keepBegun());
    }

    /** Reads the table and tells who follows. */
    synchronized void refresh() {
        var now = new HashMap<String, Kept>();
        var remotes = new ArrayList<Remote>();
        for (var row : store.workers(config.lease())) {
            kept(row)
                    .ifPresent(one -> {
                        now.put(row.instance(), one);
                        remotes.add(remote(row, one.agent()));
                    });
        }
        remotes.addAll(probes.remotes());
        kept = now;
        sheet = new Sheet(remotes, store.orders());
        readers.forEach(reader -> reader.accept(sheet));
    }

    private static Remote remote(WorkerRow row, WorkerAgent agent) {
        return new Remote(
                row.instance(),
                agent,
                URI.create(row.url()),
                row.version(),
                row.most(),
                presence(row),
                row.heard());
    }

    private static Presence presence(WorkerRow row) {
        if (row.silent()) {
            return Presence.DOWN;
        }
        return row.draining() ? Presence.DRAINING : Presence.UP;
    }

    /** Empty for a worker that cannot be understood; the others are not to suffer for it. */
    private Optional<Kept> kept(WorkerRow row) {
        var before = kept.get(row.instance());
        if (before != null && before.madeOf(row)) {
            return Optional.of(before);
        }
        try {
            var access =
                    new WorkerAgent.Access(
                            row.instance(),
                            URI.create(row.url()),
                            key.seal().open(Workers.sealed(row.instance()), row.sealed()),
                            Json.read(row.card(), AgentCard.class));
            var agent = new WorkerAgent(access, wire);
            return Optional.of(new Kept(row.url(), row.card(), row.sealed(), agent));
        } catch (IllegalStateException | UncheckedIOException e) {
            if (unreadable.add(row.sealed())) {
                LOG.warnf("%s must register again: %s", row.instance(), e.getMessage());
            }
            return Optional.empty();
        }
    }

    @Override
    public synchronized void follow(Consumer<Sheet> reader) {
        readers.add(reader);
        reader.accept(sheet);
    }

    @Override
    public Begun begin(String idempotencyKey, String instance) {
        return begun.begin(idempotencyKey, instance);
    }

    @Override
    public void withdraw(String idempotencyKey, String instance) {
        begun.withdraw(idempotencyKey, instance);
    }

    @Override
    public Optional<String> begunBy(String idempotencyKey) {
        return begun.by(idempotencyKey);
    }
}
