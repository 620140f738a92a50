package dev.baton.agent;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One instance of an agent as it stands; what is null is not known of an agent of this process. */
public record InstanceState(
        String id,
        Kind kind,
        @Nullable URI url,
        @Nullable String version,
        int mostAtOnce,
        Presence presence,
        @Nullable Instant heard,
        Health health) {

    /** In this process or in one of its own. */
    public enum Kind {
        BUILT_IN,
        WORKER;

        /** The word on the wire. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
