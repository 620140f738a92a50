package dev.baton.pipeline.entity.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records that were found to be one company, growing as pairs are joined. */
final class Groups {
    private final Map<RecordId, RecordId> parents = new HashMap<>();

    /** The record that stands for the group of this one: the smallest of it. */
    RecordId of(RecordId record) {
        var at = record;
        for (var next = parents.get(at); next != null; next = parents.get(at)) {
            at = next;
        }
        return at;
    }

    void join(RecordId one, RecordId other) {
        var first = of(one);
        var second = of(other);
        int order = first.compareTo(second);
        if (order < 0) {
            parents.put(second, first);
        } else if (order > 0) {
            parents.put(first, second);
        }
    }

    boolean together(RecordId one, RecordId other) {
        return of(one).equals(of(other));
    }

    /** All of these records by their groups, both in order. */
    List<List<RecordId>> all(List<RecordId> records) {
        var groups = new TreeMap<RecordId, TreeSet<RecordId>>();
        for (var record : records) {
            groups.computeIfAbsent(of(record), _ -> new TreeSet<>()).add(record);
        }
        var lists = new ArrayList<List<RecordId>>();
        groups.values().forEach(group -> lists.add(List.copyOf(group)));
        return lists;
    }
}
