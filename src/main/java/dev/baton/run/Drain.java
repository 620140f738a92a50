package dev.baton.run;

import java.time.Duration;
import org.jboss.logging.Logger;

/** The end of a process's work: what is under way comes to an end, the rest is left to others. */
final class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);

    /** For what only has to be written down. */
    private static final Duration WRITING = Duration.ofSeconds(2);

    private final Legs legs;
    private final Places places;
    private final Watch watch;
    private final Departure departure;
    private final Duration grace;
    private boolean over;

    Drain(Legs legs, Places places, Watch watch, Departure departure, Duration grace) {
        this.legs = legs;
        this.places = places;
        this.watch = watch;
        this.departure = departure;
        this.grace = grace;
    }

    /**
     * Returns when nothing is carried out here any more; legs know already that they are to leave.
     * A second call waits for the first.
     */
    synchronized void run() {
        if (over) {
            return;
        }
        over = true;
        legs.intake().close();
        watch.leave();
        try {
            if (!places.awaitNone(grace)) {
                LOG.infof("%d runs go on elsewhere from their last finished step", places.active());
                legs.letGo();
                places.awaitNone(WRITING);
            }
            departure.passAllOn();
            legs.dispatcher().settle();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.warn("not everything could be left to others; it is taken over", e);
        }
    }
}
