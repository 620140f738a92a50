package dev.baton.run;

import dev.baton.event.DirectConnections;
import dev.baton.plan.RunId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The legs that this process carries out, or is about to. */
final class Legs implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Legs.class);

    private final Leg.Tools tools;
    private final GroupCommit writer;
    private final Places places;
    private final Intake intake;
    private final Claims claims;
    private final Fitness fitness;
    private final Kin kin;
    private final Dispatcher dispatcher;
    private final Map<RunId, Leg> active = new ConcurrentHashMap<>();
    private final Map<LegId, Leg> fresh = new ConcurrentHashMap<>();
    private final Set<LegId> coming = ConcurrentHashMap.newKeySet();
    private volatile boolean leaving;

    Legs(
            DataSource database,
            DirectConnections connections,
            Leg.Tools tools,
            Claims claims,
            GroupCommit writer,
            Places places,
            String executor) {
        this.tools = tools;
        this.claims = claims;
        this.writer = writer;
        this.places = places;
        this.fitness = new Fitness(database, tools.agents(), executor);
        this.intake = new Intake(database, executor, places, tools.config(), this::comesIn);
        this.dispatcher =
                new Dispatcher(connections, executor, tools.config().capacity(), this::carryOut);
        this.kin = new Kin(database, executor, dispatcher::start, this::with);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Intake intake() {
        return intake;
    }

    /** Whether the run is carried out, or about to be, in this process. */
    boolean knows(RunId run) {
        return active.containsKey(run) || coming.stream().anyMatch(leg -> leg.run().equals(run));
    }

    /** The leg that carries the run out here; null when none does. */
    @Nullable Leg here(RunId run) {
        return active.get(run);
    }

    /** Tells the leg that carries the run out here, if there is one. */
    void with(RunId run, Consumer<Leg> tell) {
        var leg = active.get(run);
        if (leg != null) {
            tell.accept(leg);
        }
    }

    void tell(Replica.Wish wish) {
        var pauseBy = wish.pauseBy();
        if (wish.stop()) {
            with(wish.run(), Leg::cancel);
        } else if (pauseBy != null) {
            with(wish.run(), leg -> leg.pause(pauseBy));
        } else {
            with(wish.run(), Leg::decided);
        }
    }

    /** What is under way here comes to an end, and nothing else begins. */
    void leave() {
        leaving = true;
        active.values().forEach(Leg::leave);
    }

    /** Those that were carried out here when this process was not sure of its runs. */
    List<Leg> underWay() {
        return List.copyOf(active.values());
    }

    /** What is still under way here is left to others. */
    void letGo() {
        active.values().forEach(Leg::letGo);
    }

    boolean leaving() {
        return leaving;
    }

    private Leg begun(Claim claim) {
        var leg = new Leg(claim, tools, writer);
        active.put(claim.run(), leg);
        if (leaving) {
            leg.leave();
        }
        return leg;
    }

    /** The first leg of a run that is new; it is dropped again when that cannot be recorded. */
    Leg first(Claim claim) {
        var leg = begun(claim);
        fresh.put(LegId.first(claim.run()), leg);
        return leg;
    }

    /** What only records a new run: whoever has a place carries it out, maybe at once. */
    Leg recording(Claim claim) {
        return new Leg(claim, tools, writer);
    }

    /** Nothing comes of a leg whose run could not be recorded. */
    void drop(Leg leg) {
        leg.giveUp();
        active.remove(leg.claim().run(), leg);
        fresh.remove(LegId.first(leg.claim().run()), leg);
    }

    /** Starts a leg whose place is taken. */
    void dispatch(LegId id) {
        try {
            dispatcher.start(id);
        } catch (RuntimeException e) {
            LOG.warnf(e, "leg %s was not started; it is looked for again", id);
            var leg = fresh.remove(id);
            if (leg != null) {
                active.remove(id.run(), leg);
            }
            coming.remove(id);
            left();
        }
    }

    /** The same for one that came in from the queue; returns before it has started. */
    private void comesIn(LegId id) {
        coming.add(id);
        Thread.ofVirtual().start(() -> dispatch(id));
    }

    /** The same for a leg that is in no memory yet. */
    void takeIn(LegId id) {
        coming.add(id);
        dispatch(id);
    }

    private void left() {
        places.leave();
        intake.wake();
    }

    /** A leg, called by DBOS. */
    private void carryOut(LegId id) {
        var leg = fresh.remove(id);
        if (leg == null && !coming.contains(id)) {
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
                kin.after(leg);
            }
            left();
        }
    }

    /** A leg that was not begun here; null when there is nothing to do, or not for this process. */
    private @Nullable Leg claimed(LegId id) {
        try {
            var claim = claims.claim(id.run(), id.number());
            if (claim.isEmpty() || fitness.passedOn(claim.get())) {
                return null;
            }
            return begun(claim.get());
        } finally {
            coming.remove(id);
        }
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
