package dev.baton.nl2sql.learn;

import dev.baton.agent.Work;
import dev.baton.memory.Pair;
import dev.baton.memory.PairIndex;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.util.List;
import java.util.function.Predicate;

/** What was confirmed of data sources, as writers of queries meet it. */
public interface Experience {
    /** The field of a run's input that says, when it is false, to forget what was learned. */
    String FIELD = "memory";

    /** Nothing was ever confirmed. */
    Experience NONE =
            new Experience() {
                private final PairIndex empty = PairIndex.of(List.of(), _ -> List.of());

                @Override
                public PairIndex of(String source) {
                    return empty;
                }

                @Override
                public Predicate<Pair> serves(Caller caller) {
                    return _ -> false;
                }

                @Override
                public void unfit(Pair pair, String version) {
                    // There is none.
                }
            };

    /** What is known of a source now. */
    PairIndex of(String source);

    /** Which pairs may serve that caller. */
    Predicate<Pair> serves(Caller caller);

    /** Which pairs may serve a step: none where its run is measured without them. */
    default Predicate<Pair> serves(Work work) {
        return work.request().at(FIELD).equals(new Value.Flag(false))
                ? _ -> false
                : serves(work.caller());
    }

    /** The query of a pair does not fit that version of the schema. */
    void unfit(Pair pair, String version);
}
