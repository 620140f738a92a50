package dev.baton.pipeline.load.layout;

import dev.baton.json.YamlPart;
import java.util.regex.Pattern;

/** Names of tables and columns, plain enough to be said in a question. */
final class Names {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    /** The column that says which load put a row in. */
    private static final String OURS = "load_id";

    private Names() {}

    static void check(YamlPart part, String name) {
        if (!FORM.matcher(name).matches() || name.equals(OURS)) {
            part.fault("must be of a-z, 0-9 and _, at most 50, and not load_id");
        }
    }
}
