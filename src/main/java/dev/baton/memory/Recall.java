package dev.baton.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;

/** Keeps an index of the pairs of every data source in use; made anew when they have changed. */
@ApplicationScoped
public class Recall {
    private static final int MOST_SOURCES = 64;

    private final Pairs pairs;
    private final Wording wording;
    private final MemoryConfig config;
    private final Cache<String, Indexed> known =
            Caffeine.newBuilder().maximumSize(MOST_SOURCES).build();

    public Recall(Pairs pairs, Wording wording, MemoryConfig config) {
        this.pairs = pairs;
        this.wording = wording;
        this.config = config;
    }

    private record Indexed(long revision, PairIndex index) {}

    /** What is known of a source now; nothing where learning is switched off. */
    public PairIndex of(String source) {
        if (!config.enabled()) {
            return PairIndex.of(java.util.List.of(), wording);
        }
        // Asked first: what changes while the pairs are read is read again next time.
        long revision = pairs.revision(source);
        var indexed = known.getIfPresent(source);
        if (indexed == null || indexed.revision() != revision) {
            indexed = new Indexed(revision, PairIndex.of(pairs.all(source), wording));
            known.put(source, indexed);
        }
        return indexed.index();
    }

    /** Which pairs may serve that caller. */
    public Predicate<Pair> serves(Caller caller) {
        return pair -> config.sharing().serves(pair.teacher(), caller.name());
    }
}
