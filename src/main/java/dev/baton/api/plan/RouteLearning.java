package dev.baton.api.plan;

import dev.baton.planner.route.Outcomes;
import dev.baton.run.RunFilter;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Looks at runs that have ended, so that later requests like theirs go where these went well. */
@ApplicationScoped
class RouteLearning {
    /** By then most runs have ended, and a person has looked at most answers. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    /** More at once are a load; what is beyond is not looked at. */
    private static final int PAGES = 5;

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST = 10_000;

    private final Runs runs;
    private final Outcomes outcomes;
    private final Clock clock;

    RouteLearning(Runs runs, Outcomes outcomes, Clock clock) {
        this.runs = runs;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "1m")
    void learn() {
        outcomes.catchUp(this::since);
    }

    @Scheduled(every = "6h", delayed = "10m")
    void prune() {
        outcomes.prune(KEPT, MOST);
    }

    /** The settled runs after that instant, newest first. */
    Outcomes.Batch since(Instant after) {
        var until = clock.instant().minus(SETTLED);
        var seen = new ArrayList<Outcomes.Seen>();
        @Nullable String next = null;
        for (int page = 0; page < PAGES; page++) {
            var found = runs.page(RunFilter.ALL.at("query"), next, Runs.LONGEST_LIST);
            for (var run : found.items()) {
                if (run.origin().at().isAfter(after) && !run.origin().at().isAfter(until)) {
                    seen(run, seen);
                }
            }
            next = found.next();
            if (next == null || !found.items().getLast().origin().at().isAfter(after)) {
                break;
            }
        }
        return new Outcomes.Batch(seen, until.isAfter(after) ? until : after);
    }

    private static void seen(RunView run, ArrayList<Outcomes.Seen> into) {
        if (run.status().ended() && !run.origin().question().isBlank()) {
            var answer = run.answer();
            boolean well =
                    run.status().answered()
                            && answer != null
                            && !answer.confidence().below(run.terms().threshold());
            into.add(new Outcomes.Seen(run.origin().question(), run.origin().workflow(), well));
        }
    }
}
