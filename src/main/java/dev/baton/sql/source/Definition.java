package dev.baton.sql.source;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A registered data source: how it is entered, what its words mean, who may ask it ({@code *} is
 * everyone) and whether the configuration names it.
 */
public record Definition(
        String name,
        Access access,
        @Nullable String semantics,
        Set<String> callers,
        boolean configured,
        String owner,
        Instant created) {
    static final String EVERYONE = "*";

    public Definition {
        callers = Set.copyOf(callers);
    }

    boolean grantedTo(String caller) {
        return callers.contains(EVERYONE)
                || callers.contains(caller)
                || (!configured && owner.equals(caller));
    }
}
