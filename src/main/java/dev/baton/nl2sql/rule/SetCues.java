package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "both A and B", "A but not B". */
final class SetCues {
    private SetCues() {}

    static void read(Reading reading) {
        var template = reading.template;
        var both =
                template.take(
                        "both (?:in |on |at |from |of |for )?{DET}(?:@[TRC]\\d+ )?(@[VUB]\\d+)(?: @[TC]\\d+)? (?:and|as well as)(?: in| on| at| from| of| for)? {DET}(?:@[TRC]\\d+ )?(@[VUB]\\d+)");
        if (both == null) {
            both = template.take("(@[VUB]\\d+) as well as {DET}(@[VUB]\\d+)");
        }
        if (both != null) {
            add(reading, both.mention(1), both.mention(2), false, both.from());
        }
        var tables = template.take("both {DET}({T}) and {DET}({T})");
        if (tables != null) {
            reading.slots.needs.add(new Need.Without(tables.mention(1), true, tables.from()));
            reading.slots.needs.add(new Need.Without(tables.mention(2), true, tables.from()));
        }
        var only =
                template.take(
                        "(@[VUB]\\d+)(?: @[TC]\\d+)? (?:but|and)(?: [a-z]+)? not(?: in| on| at| from| of| for| with| any| a| use)* (@[VUB]\\d+)");
        if (only != null) {
            add(reading, only.mention(1), only.mention(2), true, only.from());
        }
        template.take("either");
    }

    private static void add(Reading reading, int first, int second, boolean negated, int at) {
        if (same(reading.target(first), reading.target(second)) || negated) {
            reading.slots.needs.add(new Need.Both(List.of(first, second), negated, at));
        } else {
            reading.slots.needs.add(new Need.Is(List.of(first), false, at));
            reading.slots.needs.add(new Need.Is(List.of(second), negated, at));
        }
        reading.slots.used.add(first);
        reading.slots.used.add(second);
    }

    private static boolean same(@Nullable Target a, @Nullable Target b) {
        return a instanceof Target.OfValue(var left, _)
                && b instanceof Target.OfValue(var right, _)
                && left.equals(right);
    }
}
