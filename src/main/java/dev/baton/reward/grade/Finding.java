package dev.baton.reward.grade;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.util.Map;

/** What was found of one component. */
record Finding(double value, Value.Fields evidence, String feedback) {
    static Finding of(double value, Map<String, ?> evidence, String feedback) {
        return new Finding(value, Json.fields(evidence), feedback);
    }

    static Finding of(double value, String feedback) {
        return new Finding(value, Value.Fields.EMPTY, feedback);
    }
}
