package dev.baton.api.feedback;

import dev.baton.memory.Feedback;
import dev.baton.planner.route.Outcomes;
import dev.baton.run.RunView;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Lets where requests go learn from what was said of a run; what is taken back counts no more. */
@ApplicationScoped
class Routing {
    private final Outcomes outcomes;

    Routing(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** Null stands for nothing said. Only words that count for others move a route. */
    void changed(RunView run, @Nullable Feedback before, @Nullable Feedback now) {
        var request = run.origin().question();
        if (request.isBlank()) {
            return;
        }
        if (before != null && before.trusted()) {
            outcomes.unlearn(request, run.origin().workflow(), before.opinion().right());
        }
        if (now != null && now.trusted()) {
            outcomes.learn(request, run.origin().workflow(), now.opinion().right());
        }
    }
}
