package dev.baton.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A good key and whose it is. */
record KnownKey(KeyHash hash, Caller caller) {
    static KnownKey of(KeyHash hash, String name, boolean admin) {
        return new KnownKey(
                hash,
                new Caller(
                        name,
                        admin
                                ? Set.of(Permission.ADMIN)
                                : Set.of(Permission.ASK, Permission.OPERATE)));
    }

    /** The keys of a setting: {@code name:secret[:admin]}, with commas between them. */
    static List<KnownKey> parse(String setting) {
        List<KnownKey> keys = new ArrayList<>();
        for (var entry : setting.split(",")) {
            if (entry.isBlank()) {
                continue;
            }
            var parts = entry.strip().split(":");
            var admin = parts.length == 3 && parts[2].equals("admin");
            if (parts.length < 2 || parts.length > 3 || parts.length == 3 && !admin) {
                throw new IllegalArgumentException(
                        "BATON_API_KEYS is name:secret or name:secret:admin, with commas between keys");
            }
            if (parts[0].isBlank() || parts[1].length() < 8) {
                throw new IllegalArgumentException(
                        "BATON_API_KEYS: each key needs a name and a secret of at least 8 characters");
            }
            keys.add(of(KeyHash.of(parts[1]), parts[0], admin));
        }
        return keys;
    }
}
