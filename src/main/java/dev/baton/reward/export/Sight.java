package dev.baton.reward.export;

import dev.baton.memory.Sharing;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may see: those data sources, the runs of that caller alone or (null) of all, and
 * whose words about answers.
 */
record Sight(
        List<String> sources,
        @Nullable String runsOf,
        String name,
        boolean allWords,
        boolean trustedWords) {
    Sight {
        sources = List.copyOf(sources);
    }

    static Sight of(Caller caller, List<String> sources, Sharing sharing) {
        boolean all = caller.may(Permission.ADMIN);
        return new Sight(
                sources,
                all ? null : caller.name(),
                caller.name(),
                all || sharing == Sharing.EVERYBODY,
                sharing == Sharing.PERMITTED);
    }
}
