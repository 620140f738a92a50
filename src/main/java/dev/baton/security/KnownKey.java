package dev.baton.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A good key and whose it is. */
record KnownKey(KeyHash hash, Caller caller) {
    /** What a key may that says nothing else. */
    static final Set<Permission> USUAL = Set.of(Permission.ASK, Permission.OPERATE);

    private static final String FORM =
            "BATON_API_KEYS is name:secret or name:secret:permissions, such as ann:…:admin or"
                    + " bob:…:ask+operate, with commas between keys";

    /**
     * The keys of a setting: {@code name:secret} or {@code name:secret:ask+operate}, with commas
     * between them.
     */
    static List<KnownKey> parse(String setting) {
        List<KnownKey> keys = new ArrayList<>();
        for (var entry : setting.split(",")) {
            if (!entry.isBlank()) {
                keys.add(one(entry.strip()));
            }
        }
        return keys;
    }

    private static KnownKey one(String entry) {
        // A permission may have a colon itself: operations:data_sync.
        var parts = entry.split(":", 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException(FORM);
        }
        if (parts[0].isBlank() || parts[1].length() < 8) {
            throw new IllegalArgumentException(
                    "BATON_API_KEYS: each key needs a name and a secret of at least 8 characters");
        }
        var may = parts.length == 3 ? permissions(parts[2]) : USUAL;
        return new KnownKey(KeyHash.of(parts[1]), new Caller(parts[0], may));
    }

    /** What is no permission may be a part of a secret, so it is not repeated. */
    private static Set<Permission> permissions(String written) {
        try {
            var may = Permission.list(written);
            if (!may.isEmpty()) {
                return may;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new IllegalArgumentException(FORM);
    }
}
