package dev.baton.run;

import dev.baton.plan.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which runs a list shows: those of which everything that is given here is true. */
public record RunFilter(
        @Nullable SessionId session,
        @Nullable String caller,
        @Nullable String door,
        @Nullable RunStatus status,
        @Nullable String workflow) {

    public static final RunFilter ALL = new RunFilter(null, null, null, null, null);

    public static RunFilter ofSession(SessionId session) {
        return new RunFilter(session, null, null, null, null);
    }

    public static RunFilter ofCaller(String caller) {
        return new RunFilter(null, caller, null, null, null);
    }

    /** The same, of one caller only; null for those of everybody. */
    public RunFilter by(@Nullable String other) {
        return new RunFilter(session, other, door, status, workflow);
    }

    /** The same, of one door only. */
    public RunFilter at(String other) {
        return new RunFilter(session, caller, other, status, workflow);
    }

    /** The same, with one status only. */
    public RunFilter standing(RunStatus other) {
        return new RunFilter(session, caller, door, other, workflow);
    }

    /** The same, of one workflow only. */
    public RunFilter carryingOut(String other) {
        return new RunFilter(session, caller, door, status, other);
    }

    /** What must stand in which column. */
    Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        if (session != null) {
            columns.put("session_id", session.value());
        }
        if (caller != null) {
            columns.put("caller", caller);
        }
        if (door != null) {
            columns.put("door", door);
        }
        if (status != null) {
            columns.put("status", status.code());
        }
        if (workflow != null) {
            columns.put("workflow", workflow);
        }
        return columns;
    }
}
