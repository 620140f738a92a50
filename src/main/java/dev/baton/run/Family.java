package dev.baton.run;

import dev.baton.event.Feed;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of its own that steps of a leg wait for because they wait for people; a step goes on
 * when its run has ended. For the leg's thread only.
 */
final class Family implements AutoCloseable {
    private final Workbench bench;
    private final Holding holding;
    private final Map<StepId, Awaited> awaited = new LinkedHashMap<>();

    private record Awaited(RunId child, Feed.Subscription news) {}

    Family(Workbench bench, Holding holding) {
        this.bench = bench;
        this.holding = holding;
    }

    /** Holds the steps whose runs waited for people when this claim was made. */
    void begin() {
        bench.claim()
                .progress()
                .children()
                .forEach((step, child) -> {
                    if (!bench.now().done().containsKey(step)) {
                        await(step, child);
                    }
                });
    }

    /** The step goes on when that run has ended. */
    void await(StepId step, RunId child) {
        bench.course().held(step);
        var news =
                bench.tools().feed().listen(child, (_, _) -> bench.signals().add(() -> look(step)));
        awaited.put(step, new Awaited(child, news));
        // It may have ended before anybody listened.
        look(step);
    }

    private void look(StepId step) {
        var found = awaited.get(step);
        if (found == null) {
            return;
        }
        var status = bench.tools().runs().status(found.child());
        if (status.map(RunStatus::ended).orElse(true)) {
            awaited.remove(step);
            found.news().close();
            bench.course().cleared(step, holding.answer(step), null);
        }
    }

    /** The runs that steps wait for. */
    List<RunId> children() {
        return awaited.values().stream().map(Awaited::child).toList();
    }

    @Override
    public void close() {
        awaited.values().forEach(each -> each.news().close());
        awaited.clear();
    }
}
