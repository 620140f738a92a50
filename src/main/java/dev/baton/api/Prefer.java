package dev.baton.api;

import dev.baton.run.RunStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long who starts a run waits for it. */
public final class Prefer {
    /** Beyond the run's own time limit its end is on its way already. */
    public static final Duration GRACE = Duration.ofSeconds(2);

    private Prefer() {}

    /** Whether the header Prefer asks for an answer at once. */
    public static boolean later(@Nullable String prefer) {
        return prefer != null && prefer.contains("respond-async");
    }

    /** Whether nothing more comes without a person. */
    public static boolean settled(RunStatus status) {
        return status.ended() || status == RunStatus.WAITING;
    }
}
