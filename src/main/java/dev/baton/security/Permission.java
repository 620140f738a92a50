package dev.baton.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a caller may be allowed to do; agents and workflows may ask for permissions of their own.
 */
public record Permission(String name) implements Comparable<Permission> {
    // First: the constants below are checked by it.
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_:.-]{0,63}");

    /** Ask questions of the data sources granted to them. */
    public static final Permission ASK = new Permission("ask");

    /** Start operations and workflows, use agents. */
    public static final Permission OPERATE = new Permission("operate");

    /** See and answer what waits for a person. */
    public static final Permission DECIDE = new Permission("decide");

    /** Train: grade answers, start training runs, export what was found. */
    public static final Permission TRAIN = new Permission("train");

    /** Everything: also data sources, keys, agents, and what others did. */
    public static final Permission ADMIN = new Permission("admin");

    public Permission {
        name = name.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a permission is 1 to 64 characters of a-z 0-9 _ : . -, not: " + name);
        }
    }

    /** Those named in a list with commas, plus signs or spaces between them, each once. */
    public static Set<Permission> list(String written) {
        return Arrays.stream(written.split("[,+\\s]+"))
                .filter(word -> !word.isEmpty())
                .map(Permission::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public int compareTo(Permission other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
