package dev.baton.pipeline.performance;

import dev.baton.sql.TableName;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as a person would write them into a statement: quoted only where they must be. */
final class Quoted {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Words that SQL keeps for itself. */
    private static final Set<String> RESERVED =
            Set.of(
                    """
                    all analyse analyze and any array as asc asymmetric both case cast check collate
                    column constraint create current_date current_role current_time
                    current_timestamp current_user default deferrable desc distinct do else end
                    except false fetch for foreign from grant group having in initially intersect
                    into lateral leading limit localtime localtimestamp not null offset on only or
                    order placing primary references returning select session_user some symmetric
                    table then to trailing true union unique user using variadic when where window
                    with
                    """
                            .strip()
                            .split("\\s+"));

    private Quoted() {}

    static String name(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    static String table(TableName table) {
        return name(table.schema()) + "." + name(table.name());
    }
}
