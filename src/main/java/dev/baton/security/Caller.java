package dev.baton.security;

import java.util.Set;

/** Who is calling: a stable name and what they may do. */
public record Caller(String name, Set<Permission> permissions) {
    /** The person at this machine when no keys are set: may do everything. */
    public static final Caller LOCAL = new Caller("local", Set.of(Permission.ADMIN));

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** An administrator may do everything. */
    public boolean may(Permission permission) {
        return permissions.contains(permission) || permissions.contains(Permission.ADMIN);
    }
}
