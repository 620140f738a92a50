package dev.baton.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean at one place of a query: the relations of its FROM, then those around it. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Relation> named = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private Set<String> outputs = Set.of();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /** The same place without the relations of its own FROM. */
    Scope withoutRelations() {
        var scope = new Scope(outer);
        scope.named.putAll(named);
        return scope;
    }

    /** Names a part of WITH. */
    void name(String name, Relation relation) {
        named.put(name, relation);
    }

    void add(Relation relation) {
        relations.add(relation);
    }

    /** In ORDER BY and GROUP BY the names of the select list count too. */
    void outputs(Set<String> names) {
        outputs = names;
    }

    List<Relation> relations() {
        return relations;
    }

    Optional<Relation> common(String name) {
        for (var scope = this; scope != null; scope = scope.outer) {
            var found = scope.named.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** The relation that goes by this name, nearest first. */
    Optional<Relation> relation(@Nullable String schema, String name) {
        for (var scope = this; scope != null; scope = scope.outer) {
            for (var relation : scope.relations) {
                if (name.equals(relation.name())
                        && (schema == null || schema.equals(relation.schema()))) {
                    return Optional.of(relation);
                }
            }
        }
        return Optional.empty();
    }

    /** Where an unqualified column is read from; several when that is for the database to say. */
    List<Relation> holding(String column) {
        for (var scope = this; scope != null; scope = scope.outer) {
            var found =
                    scope.relations.stream()
                            .filter(relation -> relation.column(column).isPresent())
                            .toList();
            if (scope.relations.stream().anyMatch(relation -> relation.hides(column))) {
                return List.of();
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    boolean output(String name) {
        return outputs.contains(name);
    }

    /** True when some relation around may hold the column without our knowing. */
    boolean mayHold(String column) {
        boolean open = false;
        for (var scope = this; scope != null; scope = scope.outer) {
            for (var relation : scope.relations) {
                if (relation.hides(column)) {
                    return false;
                }
                open |= relation.open();
            }
        }
        return open;
    }

    /** Every relation in sight, nearest first. */
    List<Relation> all() {
        var all = new ArrayList<Relation>();
        for (var scope = this; scope != null; scope = scope.outer) {
            all.addAll(scope.relations);
        }
        return all;
    }
}
