package dev.baton.agent.worker;

import dev.baton.agent.AgentCard;
import dev.baton.agent.Presence;
import dev.baton.agent.Roster.Remote;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Effect;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.security.Secret;
import dev.baton.security.Signature;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The configured workers: each is asked from time to time who it is, since it does not say so by
 * itself, and takes work while it answers.
 */
final class Probes {
    private static final Logger LOG = Logger.getLogger(Probes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 10;

    private final List<Probe> probes;
    private final WorkerAgent.Wire wire;
    private final Duration lease;

    Probes(WorkerConfig config, WorkerAgent.Wire wire) {
        this.wire = wire;
        this.lease = config.lease();
        var secret = config.secret().map(Signature::chosenSecret).orElse(null);
        this.probes =
                ConfiguredWorkers.parse(config.configured().orElse(""), config.hosts()).stream()
                        .map(named -> new Probe(named, secret))
                        .toList();
        if (secret == null && !probes.isEmpty()) {
            LOG.warn(
                    "configured workers are asked unsigned and cannot call back:"
                            + " set baton.agent.worker.secret");
        }
    }

    /** Asks those whose turn it is; the future is done when all of them were asked. */
    CompletableFuture<?> look() {
        var due = probes.stream().filter(Probe::due).map(Probe::ask);
        return CompletableFuture.allOf(due.toArray(CompletableFuture[]::new));
    }

    List<Remote> remotes() {
        return probes.stream().map(Probe::remote).toList();
    }

    private final class Probe {
        private final ConfiguredWorkers.Named named;
        private final @Nullable Secret secret;
        private volatile WorkerAgent agent;
        private volatile Instant asked = Instant.EPOCH;
        private volatile Instant heard = Instant.EPOCH;
        private volatile String version = "";
        private volatile int most = AT_ONCE;

        Probe(ConfiguredWorkers.Named named, @Nullable Secret secret) {
            this.named = named;
            this.secret = secret;
            this.agent = agent(unknown());
        }

        /** Until it has said more: whatever it does may change something. */
        private AgentCard unknown() {
            return new AgentCard(
                    named.agent(),
                    "A worker that has not said yet what it is for.",
                    Shape.Fields.OPEN,
                    Shape.Fields.OPEN,
                    Effect.EXTERNAL);
        }

        private WorkerAgent agent(AgentCard card) {
            return new WorkerAgent(
                    new WorkerAgent.Access(named.instance(), named.url(), secret, card), wire);
        }

        boolean due() {
            return asked.plus(lease.dividedBy(3)).isBefore(wire.clock().instant());
        }

        Remote remote() {
            var silent = heard.plus(lease).isBefore(wire.clock().instant());
            return new Remote(
                    named.instance(),
                    agent,
                    named.url(),
                    version,
                    most,
                    silent ? Presence.DOWN : Presence.UP,
                    heard);
        }

        CompletableFuture<?> ask() {
            asked = wire.clock().instant();
            var done = new CompletableFuture<Boolean>();
            Thread.ofVirtual()
                    .name("baton-worker-" + named.instance())
                    .start(() -> {
                        try {
                            hear();
                        } finally {
                            done.complete(true);
                        }
                    });
            return done;
        }

        private void hear() {
            var url = URI.create(named.url() + "/agents/" + named.agent());
            var request = new WorkerHttp.Request("GET", url, null, secret);
            try {
                var answer = wire.http().send(request, PATIENCE, new Cancellation());
                heard = wire.clock().instant();
                if (answer.status() == 200) {
                    learn(Announcement.read(answer.body()));
                }
            } catch (IOException _) {
                LOG.debugf("%s does not answer", named.instance());
            } catch (ProblemException e) {
                LOG.warnf("%s: %s", named.instance(), e.problem().text());
            }
        }

        private void learn(Announcement said) {
            version = said.version();
            most = said.maxConcurrent();
            var card = said.card();
            if (!card.equals(agent.card()) && card.name().equals(named.agent())) {
                agent = agent(card);
            }
        }
    }
}
