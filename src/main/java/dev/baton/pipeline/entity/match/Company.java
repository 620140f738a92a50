package dev.baton.pipeline.entity.match;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A company as one source describes it: what is compared, what is only carried along, and when it
 * was last touched. Empty fields are absent.
 */
public record Company(
        RecordId id,
        Map<Field, String> fields,
        Map<String, String> others,
        @Nullable Instant updated) {
    public Company {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /** The field as written; empty when it is absent. */
    public String at(Field field) {
        return fields.getOrDefault(field, "");
    }
}
