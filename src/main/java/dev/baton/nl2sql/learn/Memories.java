package dev.baton.nl2sql.learn;

import dev.baton.memory.Pair;
import dev.baton.memory.PairIndex;
import dev.baton.memory.Pairs;
import dev.baton.memory.Recall;
import dev.baton.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;

/** The experience that is kept in the database. */
@ApplicationScoped
class Memories implements Experience {
    private final Recall recall;
    private final Pairs pairs;

    Memories(Recall recall, Pairs pairs) {
        this.recall = recall;
        this.pairs = pairs;
    }

    @Override
    public PairIndex of(String source) {
        return recall.of(source);
    }

    @Override
    public Predicate<Pair> serves(Caller caller) {
        return recall.serves(caller);
    }

    @Override
    public void unfit(Pair pair, String version) {
        pairs.unfit(pair, version);
    }
}
