package dev.baton.run;

import dev.baton.agent.AgentCard;
import dev.baton.agent.AgentRegistry;
import dev.baton.escalation.Choice;
import dev.baton.escalation.Doubts;
import dev.baton.escalation.EscalationConfig;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.Verdict;
import dev.baton.event.DirectConnections;
import dev.baton.event.Feed;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Planning;
import dev.baton.planner.Workflows;
import dev.baton.security.Caller;
import dev.baton.session.SharedStates;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs on DBOS legs with our own tables as the checkpoint; see docs/decisions. */
@ApplicationScoped
public class DurableRunEngine implements RunEngine {
    private final Runs runs;
    private final Places places;
    final GroupCommit writer;
    private final Legs legs;
    private final Reception reception;
    private final Interventions interventions;
    private final Awaiting awaiting;
    private final Watch watch;
    private final Lease lease;
    private final Drain drain;
    private volatile boolean accepting;
    private volatile boolean stopped;

    @Inject
    DurableRunEngine(
            DataSource database,
            DirectConnections connections,
            AgentRegistry agents,
            Instance<Planning> planning,
            Workflows workflows,
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
                workflows,
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
            Workflows workflows,
            Feed feed,
            RunConfig config,
            EscalationConfig escalation,
            MeterRegistry registry,
            Clock clock) {
        var executor = "baton-" + UUID.randomUUID();
        var metrics = new RunMetrics(registry);
        var departure = new Departure(database, executor);
        this.lease = Lease.within(config.silence());
        var epochs = new Epochs(database);
        this.runs = new Runs(database);
        var tools =
                new Leg.Tools(
                        agents,
                        planning,
                        runs,
                        new Holds(database),
                        new Effects(database),
                        new ChildRuns(runs, feed, workflows, this::startChild, this::cancel),
                        feed,
                        new SharedStates(database, clock),
                        config,
                        escalation,
                        new Doubts(database, escalation.mostDoubts()),
                        metrics,
                        departure,
                        lease,
                        clock);
        var claims = new Claims(database, epochs, executor);
        this.places = new Places(config.capacity(), config.queue());
        this.writer = new GroupCommit(connections, feed, executor);
        this.legs = new Legs(database, connections, tools, claims, writer, places, executor);
        this.reception =
                new Reception(
                        agents,
                        epochs,
                        new Idempotency(database),
                        places,
                        legs,
                        new Forks(database, agents, clock),
                        executor);
        var dispatcher = legs.dispatcher();
        this.interventions =
                new Interventions(database, tools, executor, dispatcher::start, legs::with);
        this.awaiting = new Awaiting(runs, feed, legs::here);
        this.watch =
                new Watch(
                        new Replica(connections, executor, config, () -> agentNames(agents)),
                        lease,
                        dispatcher,
                        new Watch.Here() {
                            @Override
                            public boolean knows(RunId run) {
                                return legs.knows(run);
                            }

                            @Override
                            public void tell(Replica.Wish wish) {
                                legs.tell(wish);
                            }

                            @Override
                            public List<Leg> underWay() {
                                return legs.underWay();
                            }

                            @Override
                            public void accept(boolean work) {
                                accepting = work && !legs.leaving();
                            }
                        },
                        metrics,
                        config);
        this.drain = new Drain(legs, places, watch, departure, config.drain());
        metrics.watch(places::active, places::queued);
    }

    private static String agentNames(AgentRegistry agents) {
        return agents.cards().stream().map(AgentCard::name).collect(Collectors.joining(","));
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
        legs.dispatcher().launch();
        accepting = true;
        watch.start();
        legs.intake().start();
    }

    @Override
    public void drain() {
        // In this order: what is accepted in between goes on elsewhere too.
        legs.leave();
        accepting = false;
        drain.run();
    }

    /** Takes no more; what has not ended goes on elsewhere, or here after the next start. */
    void stop() {
        drain();
        stopped = true;
        watch.close();
        legs.close();
        writer.close();
    }

    @Override
    public ActiveRuns activeRuns() {
        return new ActiveRuns(places.active(), places.queued(), accepting);
    }

    @Override
    public RunId start(RunRequest request) {
        checkOpen();
        return reception.start(request);
    }

    @Override
    public RunId fork(RunId run, StepId from, @Nullable RunId id, Caller caller) {
        checkOpen();
        var fork = id == null ? new RunId(UUID.randomUUID().toString()) : id;
        return reception.fork(run, from, fork, caller);
    }

    private void startChild(RunRequest request, Entry.Parent parent) {
        // A step that is under way may still need one: it must not fail because the server stops.
        if (!legs.leaving() || stopped) {
            checkOpen();
        }
        reception.startChild(request, parent);
    }

    private void checkOpen() {
        if (!accepting) {
            throw ProblemException.of(
                    Cause.BUSY, "The server is not ready for work.", "Try again in a few seconds.");
        }
    }

    @Override
    public Optional<RunView> find(RunId run) {
        return runs.find(run);
    }

    /** Whether it may begin steps: nobody else can have taken its runs over. */
    boolean sure() {
        return lease.holds();
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

    @Override
    public boolean rollback(RunId run) {
        return interventions.rollback(run);
    }
}
