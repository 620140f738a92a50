package dev.baton.api.ui;

import dev.baton.plan.Value;
import java.util.LinkedHashMap;

/** A value as a person reads it on a page: long texts and long lists only begin. */
record Excerpt(Value value, boolean cut) {
    private static final int MOST_ITEMS = 50;
    private static final int LONGEST = 4000;

    static Excerpt of(Value value) {
        return switch (value) {
            case Value.Text(var text) when text.length() > LONGEST ->
                    new Excerpt(Value.text(text.substring(0, LONGEST) + "…"), true);
            case Value.Items(var items) -> {
                var some = items.stream().limit(MOST_ITEMS).map(Excerpt::of).toList();
                yield new Excerpt(
                        new Value.Items(some.stream().map(Excerpt::value).toList()),
                        items.size() > MOST_ITEMS || some.stream().anyMatch(Excerpt::cut));
            }
            case Value.Fields(var fields) -> {
                var some = new LinkedHashMap<String, Value>();
                var cut = false;
                for (var field : fields.entrySet()) {
                    var part = of(field.getValue());
                    some.put(field.getKey(), part.value());
                    cut |= part.cut();
                }
                yield new Excerpt(new Value.Fields(some), cut);
            }
            case Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Ref _,
                    Value.Prose _ ->
                    new Excerpt(value, false);
        };
    }
}
