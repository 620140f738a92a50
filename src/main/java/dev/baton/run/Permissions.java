package dev.baton.run;

import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A caller's permissions as the run keeps them. */
final class Permissions {
    private Permissions() {}

    static String write(Caller caller) {
        return caller.permissions().stream()
                .map(Permission::name)
                .sorted()
                .collect(Collectors.joining(","));
    }

    static Caller caller(String name, String written) {
        return new Caller(
                name,
                Arrays.stream(written.split(","))
                        .filter(word -> !word.isEmpty())
                        .map(Permission::new)
                        .collect(Collectors.toSet()));
    }
}
