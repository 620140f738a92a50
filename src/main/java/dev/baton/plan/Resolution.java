package dev.baton.plan;

import java.util.Map;

/**
 * Puts evidence where a value refers to it. Evidence is data: references inside it are left alone.
 */
public final class Resolution {
    private Resolution() {}

    /**
     * The value with every reference replaced by what stands there; nothing where nothing stands.
     */
    public static Value resolve(Value value, Map<StepId, Evidence> evidence) {
        return switch (value) {
            case Value.Ref(var reference) -> {
                var found = evidence.get(reference.step());
                yield found == null ? Value.NOTHING : reference.in(found.body());
            }
            case Value.Prose prose ->
                    new Value.Text(prose.filled(reference -> said(reference, evidence)));
            case Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Fields _ ->
                    value.each(each -> resolve(each, evidence));
        };
    }

    /** A text or a number as it stands; of anything else the digest of its step. */
    private static String said(Reference reference, Map<StepId, Evidence> evidence) {
        var found = evidence.get(reference.step());
        if (found == null) {
            return "";
        }
        return switch (reference.path().isEmpty() ? Value.NOTHING : reference.in(found.body())) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number.toPlainString();
            case Value.Flag(var flag) -> String.valueOf(flag);
            case Value.Nothing _, Value.Items _, Value.Fields _, Value.Ref _, Value.Prose _ ->
                    found.digest();
        };
    }

    /** As {@link #resolve}, for the input of a step. */
    public static Value.Fields resolveFields(Value.Fields fields, Map<StepId, Evidence> evidence) {
        return fields.each(value -> resolve(value, evidence));
    }
}
