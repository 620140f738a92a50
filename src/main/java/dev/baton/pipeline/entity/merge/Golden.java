package dev.baton.pipeline.entity.merge;

import dev.baton.pipeline.entity.match.RecordId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A company as all its records together describe it. */
public record Golden(UUID id, List<RecordId> records, Map<String, Survivor> fields) {
    public Golden {
        records = List.copyOf(records);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
