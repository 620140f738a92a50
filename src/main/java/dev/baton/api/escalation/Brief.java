package dev.baton.api.escalation;

import dev.baton.plan.Value;

/** A value as a list shows it: long texts and long lists only begin. */
final class Brief {
    private static final int MOST_ITEMS = 20;
    private static final int LONGEST = 2000;

    private Brief() {}

    static Value of(Value value) {
        return switch (value) {
            case Value.Text(var text) when text.length() > LONGEST ->
                    Value.text(text.substring(0, LONGEST) + "…");
            case Value.Items(var items) ->
                    new Value.Items(items.stream().limit(MOST_ITEMS).map(Brief::of).toList());
            case Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Fields _,
                    Value.Ref _,
                    Value.Prose _ ->
                    value.each(Brief::of);
        };
    }
}
