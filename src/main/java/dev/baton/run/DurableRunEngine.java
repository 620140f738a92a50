package dev.baton.run;

import dev.baton.agent.AgentCard;
import dev.baton.agent.AgentRegistry;
import dev.baton.escalation.Choice;
import dev.baton.escalation.EscalationConfig;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.Verdict;
import dev.baton.event.DirectConnections;
import dev.baton.event.Feed;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.planner.Planning;
import dev.baton.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs on DBOS legs with our own tables as the checkpoint; see docs/decisions. */
@ApplicationScoped
public class DurableRunEngine implements RunEngine {
    private static final Logger LOG = Logger.getLogger(DurableRunEngine.class);
    // What is owned by nobody waits for whoever has room.
    private static final String QUEUED = "";
    private final Leg.Tools tools;
    private final Runs runs;
    private final Epochs epochs;
    private final Claims claims;
    private final Idempotency idempotency;
    private final Places places;
    private final Intake intake;
    private final Fitness fitness;
    private final GroupCommit writer;
    private final Dispatcher dispatcher;
    private final Interventions interventions;
    private final Awaiting awaiting;
    private final Watch watch;
    private final String executor = "baton-" + UUID.randomUUID();
    private final Map<RunId, Leg> active = new ConcurrentHashMap<>();
    private final Map<LegId, Leg> fresh = new ConcurrentHashMap<>();
    private final Set<RunId> coming = ConcurrentHashMap.newKeySet();
    private volatile boolean accepting;

    @Inject
    DurableRunEngine(
            DataSource database,
            DirectConnections connections,
            AgentRegistry agents,
            Instance<Planning> planning,
            Feed feed,
            RunConfig config,
            EscalationConfig escalation,
            MeterRegistry registry,
            Clock clock) {
        this(
                database,
                connections,
                agents,
                planning.isResolvable() ? planning.get() : null,
                feed,
                config,
                escalation,
                registry,
                clock);
    }

    DurableRunEngine(
            DataSource database,
            DirectConnections connections,
            AgentRegistry agents,
            @Nullable Planning planning,
            Feed feed,
            RunConfig config,
            EscalationConfig escalation,
            MeterRegistry registry,
            Clock clock) {
        var metrics = new RunMetrics(registry);
        this.tools =
                new Leg.Tools(
                        agents,
                        planning,
                        new Holds(database),
                        feed,
                        config,
                        escalation,
                        metrics,
                        clock);
        this.runs = new Runs(database);
        this.epochs = new Epochs(database);
        this.claims = new Claims(database, epochs, executor);
        this.idempotency = new Idempotency(database);
        this.places = new Places(config.capacity(), config.queue());
        this.intake = new Intake(database, executor, places, config, this::takeIn);
        this.fitness = new Fitness(database, agents, executor);
        this.writer = new GroupCommit(connections, feed, executor);
        this.dispatcher = new Dispatcher(connections, executor, config.capacity(), this::carryOut);
        this.awaiting = new Awaiting(runs, feed, active::get);
        this.interventions =
                new Interventions(database, tools, executor, dispatcher::start, this::with);
        this.watch =
                new Watch(
                        new Replica(connections, executor, config, this::agentNames),
                        dispatcher,
                        new Watch.Here() {
                            @Override
                            public boolean knows(RunId run) {
                                return active.containsKey(run) || coming.contains(run);
                            }

                            @Override
                            public void tell(Replica.Wish wish) {
                                tellHere(wish);
                            }

                            @Override
                            public void accept(boolean work) {
                                accepting = work;
                            }
                        },
                        metrics,
                        config);
        metrics.watch(places::active, places::queued);
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        start();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Takes work from here on. */
    void start() {
        watch.lock();
        dispatcher.launch();
        accepting = true;
        watch.start();
        intake.start();
    }

    /** Takes no more; what is under way goes on elsewhere, or here after the next start. */
    void stop() {
        accepting = false;
        intake.close();
        watch.close();
        dispatcher.close();
        writer.close();
    }

    @Override
    public ActiveRuns activeRuns() {
        return new ActiveRuns(places.active(), places.queued(), accepting);
    }

    @Override
    public RunId start(RunRequest request) {
        check(request);
        var hash = Idempotency.hash(request);
        var earlier = idempotency.earlier(request, hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var place = places.take();
        var kept = false;
        try {
            var run = begin(request, hash, place);
            kept = true;
            return run;
        } catch (Fenced e) {
            return idempotency
                    .earlier(request, hash)
                    .orElseThrow(() ->
                            new ProblemException(
                                    Problem.of(
                                            Cause.CONFLICT, "There is a run of this id already."),
                                    e));
        } finally {
            if (!kept) {
                places.giveBack(place);
            }
        }
    }

    private RunId begin(RunRequest request, String hash, Places.Place place) {
        var given = request.id();
        var run = given == null ? new RunId(UUID.randomUUID().toString()) : given;
        if (given != null && active.containsKey(run)) {
            throw new Fenced(run);
        }
        var id = LegId.first(run);
        var leg = new Leg(Claim.fresh(run, epochs.next(), request), tools, writer);
        active.put(run, leg);
        fresh.put(id, leg);
        var recorded = leg.accept(request, place == Places.Place.NOW ? executor : QUEUED, hash);
        try {
            recorded.join();
        } catch (CompletionException e) {
            active.remove(run, leg);
            fresh.remove(id, leg);
            if (e.getCause() instanceof Fenced fenced) {
                throw fenced;
            }
            throw new ProblemException(
                    Problem.of(
                            Cause.INTERNAL,
                            "The request could not be recorded and was not started.",
                            "Try again in a few seconds."),
                    e);
        }
        switch (place) {
            case NOW -> dispatch(id);
            case QUEUE -> {
                active.remove(run, leg);
                fresh.remove(id, leg);
                places.arrived();
                intake.wake();
            }
        }
        return run;
    }

    private void check(RunRequest request) {
        if (!accepting) {
            throw ProblemException.of(
                    Cause.BUSY, "The server is not ready for work.", "Try again in a few seconds.");
        }
        if (request.plan().steps().isEmpty()) {
            return;
        }
        var skills = tools.agents().skills(request.caller());
        var faults = PlanCheck.faults(request.plan(), skills);
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_PLAN,
                            "The plan cannot be carried out.",
                            faults.stream().map(PlanCheck.Fault::text).toList()));
        }
    }

    private void dispatch(LegId id) {
        try {
            dispatcher.start(id);
        } catch (RuntimeException e) {
            LOG.warnf(e, "leg %s was not started; it is looked for again", id);
            var leg = fresh.remove(id);
            if (leg != null) {
                active.remove(id.run(), leg);
            }
            coming.remove(id.run());
            leave();
        }
    }

    private void leave() {
        places.leave();
        intake.wake();
    }

    /** A leg out of the queue, whose place is taken already. */
    private void takeIn(LegId id) {
        coming.add(id.run());
        dispatch(id);
    }

    private String agentNames() {
        return tools.agents().cards().stream()
                .map(AgentCard::name)
                .collect(Collectors.joining(","));
    }

    /** A leg, called by DBOS. */
    private void carryOut(LegId id) {
        var leg = fresh.remove(id);
        if (leg == null && !coming.contains(id.run())) {
            places.enterUnasked();
        }
        try {
            if (leg == null) {
                leg = claimed(id);
            }
            if (leg != null) {
                leg.run();
            }
        } finally {
            if (leg != null) {
                active.remove(id.run(), leg);
            }
            leave();
        }
    }

    /** A leg that was not begun here; null when there is nothing to do, or not for this process. */
    private @Nullable Leg claimed(LegId id) {
        try {
            var claim = claims.claim(id.run(), id.number());
            if (claim.isEmpty() || fitness.passedOn(claim.get())) {
                return null;
            }
            var leg = new Leg(claim.get(), tools, writer);
            active.put(id.run(), leg);
            return leg;
        } finally {
            coming.remove(id.run());
        }
    }

    private void tellHere(Replica.Wish wish) {
        if (wish.stop()) {
            with(wish.run(), Leg::cancel);
        } else if (wish.pauseBy() != null) {
            with(wish.run(), leg -> leg.pause(wish.pauseBy()));
        } else {
            with(wish.run(), Leg::decided);
        }
    }

    /** Tells the leg that carries the run out here, if there is one. */
    private void with(RunId run, Consumer<Leg> tell) {
        var leg = active.get(run);
        if (leg != null) {
            tell.accept(leg);
        }
    }

    @Override
    public Optional<RunView> find(RunId run) {
        return runs.find(run);
    }

    @Override
    public RunView await(RunId run, Duration patience, Predicate<RunStatus> enough) {
        return awaiting.await(run, patience, enough);
    }

    @Override
    public boolean cancel(RunId run, String by) {
        return interventions.cancel(run, by);
    }

    @Override
    public long appendAnswer(RunId run, Value.Fields body, Confidence confidence, String author) {
        return interventions.appendAnswer(run, body, confidence, author);
    }

    @Override
    public Verdict decide(EscalationId escalation, Choice choice, Caller caller) {
        return interventions.decide(escalation, choice, caller);
    }

    @Override
    public void pause(RunId run, String by) {
        interventions.pause(run, by);
    }

    @Override
    public void resume(RunId run, String by) {
        interventions.resume(run, by);
    }
}
