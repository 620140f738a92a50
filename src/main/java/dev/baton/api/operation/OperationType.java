package dev.baton.api.operation;

import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operation can be. All but the last two are workflows of the same name. */
enum OperationType {
    /** Files are fetched, parsed and loaded. */
    DATA_PIPELINE,
    /** Tables are held against rules. */
    DATA_VALIDATION,
    /** Records of two sources are matched and merged. */
    ENTITY_SYNC,
    /** The server and its data sources are looked at. */
    PERFORMANCE_CHECK,
    /** A goal in words; the planner makes the plan. */
    AI_INFERENCE,
    /** A workflow that the request names. */
    CUSTOM;

    private static final String PREFIX = "operations:";

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OperationType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    static String codes() {
        return String.join(", ", Arrays.stream(values()).map(OperationType::code).toList());
    }

    /** What a key needs that is restricted to single types. */
    Permission permission() {
        return new Permission(PREFIX + code());
    }

    /** Whether a caller who may operate may start this; who is restricted to no type may all. */
    boolean allowed(Caller caller) {
        return caller.may(permission())
                || caller.permissions().stream()
                        .noneMatch(permission -> permission.name().startsWith(PREFIX));
    }
}
