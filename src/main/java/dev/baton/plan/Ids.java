package dev.baton.plan;

import java.util.regex.Pattern;

/** What every opaque id has in common. */
final class Ids {
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Ids() {}

    static void check(String what, String value) {
        if (!OPAQUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a " + what + " is 1 to 64 characters of A-Z a-z 0-9 _ -");
        }
    }
}
