package dev.baton.nl2sql.learn;

import dev.baton.memory.Pair;
import dev.baton.nl2sql.link.Linking;

/** A confirmed pair whose question was read against the tables as they are. */
public final class Known {
    private final Pair pair;
    private final Linking linking;
    private final Masked masked;
    private final Gist gist;

    Known(Pair pair, Linking linking) {
        this.pair = pair;
        this.linking = linking;
        this.masked = Masked.of(linking);
        this.gist = Gist.of(linking, masked);
    }

    public Pair pair() {
        return pair;
    }

    public Linking linking() {
        return linking;
    }

    Masked masked() {
        return masked;
    }

    Gist gist() {
        return gist;
    }
}
