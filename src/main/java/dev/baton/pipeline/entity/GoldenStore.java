package dev.baton.pipeline.entity;

import dev.baton.json.Json;
import dev.baton.pipeline.Warehouse;
import dev.baton.pipeline.WarehouseFailure;
import dev.baton.pipeline.entity.match.Field;
import dev.baton.pipeline.entity.match.Pair;
import dev.baton.pipeline.entity.match.RecordId;
import dev.baton.pipeline.entity.merge.Golden;
import dev.baton.plan.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Golden records and cross-references in the warehouse. Each sync writes a version of its own in
 * one commit and then points to it, so that readers see all of the old or all of the new, a second
 * writing changes nothing, and the last one can be taken back.
 */
final class GoldenStore {
    private static final int BATCH = 500;

    private static final String FIND_SYNC =
            "select version, previous from baton_entity.sync where name = ? for update";
    private static final String POINT_TO =
            """
            insert into baton_entity.sync(name, version, previous) values (?, ?, ?)
            on conflict (name) do update
            set version = excluded.version, previous = excluded.previous, written_at = now()
            """;
    private static final String FORGET_OLDER =
            """
            delete from baton_entity.company
            where sync = ? and version not in (select unnest(?::text[]))
            """;
    private static final String FORGET =
            "delete from baton_entity.company where sync = ? and version = ?";
    private static final String INSERT_COMPANY =
            """
            insert into baton_entity.company(sync, version, entity_id, name, address, postcode, city,
                country, tax_id, phone, email, website, others, records, survivors)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb)
            """;
    private static final String INSERT_REFERENCE =
            """
            insert into baton_entity.reference(sync, version, entity_id, source, record_key, probability)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String ENTITIES =
            """
            select r.source, r.record_key, r.entity_id
            from baton_entity.reference r
            join baton_entity.sync s on s.name = r.sync and s.version = r.version
            where r.sync = ?
            """;

    private final Warehouse warehouse;
    private final Runnable changed;

    /** {@code changed} hears when golden records have changed. */
    GoldenStore(Warehouse warehouse, Runnable changed) {
        this.warehouse = warehouse;
        this.changed = changed;
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T inOneCommit(Work<T> work) {
        try (var connection = warehouse.open()) {
            connection.setAutoCommit(false);
            GoldenTables.prepare(connection, warehouse.schema());
            var result = work.with(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw WarehouseFailure.of(e);
        }
    }

    /** Throws a problem when nothing could be written. */
    void ready() {
        inOneCommit(_ -> true);
    }

    /** What the last sync of that name said of each record; nothing when there is no warehouse. */
    Map<RecordId, UUID> entities(String sync, List<String> sources) {
        if (!warehouse.present()) {
            return Map.of();
        }
        try (var connection = warehouse.open()) {
            // A dry run comes this way too: nothing is made.
            return GoldenTables.missing(connection)
                    ? Map.of()
                    : entities(connection, sync, sources);
        } catch (SQLException e) {
            throw WarehouseFailure.of(e);
        }
    }

    private static Map<RecordId, UUID> entities(
            Connection connection, String sync, List<String> sources) throws SQLException {
        var entities = new HashMap<RecordId, UUID>();
        try (var query = connection.prepareStatement(ENTITIES)) {
            query.setString(1, sync);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    int source = sources.indexOf(rows.getString(1));
                    if (source >= 0) {
                        entities.put(
                                new RecordId(source, rows.getString(2)),
                                rows.getObject(3, UUID.class));
                    }
                }
            }
        }
        return entities;
    }

    private record Pointer(String version, Optional<String> previous) {}

    private static Optional<Pointer> pointer(Connection connection, String sync)
            throws SQLException {
        try (var query = connection.prepareStatement(FIND_SYNC)) {
            query.setString(1, sync);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Pointer(
                                        rows.getString(1), Optional.ofNullable(rows.getString(2))))
                        : Optional.empty();
            }
        }
    }

    /** Writes all under this key; what was written under it before is not written again. */
    void write(String sync, String key, CompanyPairs pairs, List<Golden> golden) {
        boolean written =
                inOneCommit(connection -> {
                    var now = pointer(connection, sync);
                    if (now.filter(pointer -> pointer.version().equals(key)).isPresent()) {
                        return false;
                    }
                    companies(connection, sync, key, golden);
                    references(connection, sync, key, pairs, golden);
                    var previous = now.map(Pointer::version).orElse(null);
                    run(connection, POINT_TO, sync, key, previous);
                    forgetOlder(
                            connection,
                            sync,
                            previous == null ? List.of(key) : List.of(key, previous));
                    return true;
                });
        if (written) {
            changed.run();
        }
    }

    private static void forgetOlder(Connection connection, String sync, List<String> kept)
            throws SQLException {
        try (var delete = connection.prepareStatement(FORGET_OLDER)) {
            delete.setString(1, sync);
            delete.setArray(2, connection.createArrayOf("text", kept.toArray()));
            delete.executeUpdate();
        }
    }

    private static void companies(
            Connection connection, String sync, String key, List<Golden> golden)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_COMPANY)) {
            int waiting = 0;
            for (var company : golden) {
                insert.setString(1, sync);
                insert.setString(2, key);
                insert.setObject(3, company.id());
                int at = 4;
                for (var field : Field.values()) {
                    var survivor = company.fields().get(field.code());
                    insert.setString(at++, survivor == null ? null : survivor.value());
                }
                insert.setString(at++, Json.write(others(company)));
                insert.setInt(at++, company.records().size());
                insert.setString(at, Json.write(survivors(company)));
                waiting = added(insert, waiting);
            }
            insert.executeBatch();
        }
    }

    private static int added(PreparedStatement insert, int waiting) throws SQLException {
        insert.addBatch();
        if (waiting + 1 < BATCH) {
            return waiting + 1;
        }
        insert.executeBatch();
        return 0;
    }

    private static Value others(Golden company) {
        var others = new LinkedHashMap<String, Value>();
        company.fields()
                .forEach((field, survivor) -> {
                    if (Field.of(field).isEmpty()) {
                        others.put(field, Value.text(survivor.value()));
                    }
                });
        return new Value.Fields(others);
    }

    private static Value survivors(Golden company) {
        var survivors = new LinkedHashMap<String, Value>();
        company.fields()
                .forEach((field, survivor) ->
                        survivors.put(field, Value.text(survivor.from() + ": " + survivor.why())));
        return new Value.Fields(survivors);
    }

    private static void references(
            Connection connection, String sync, String key, CompanyPairs pairs, List<Golden> golden)
            throws SQLException {
        var best = new HashMap<RecordId, Double>();
        for (Pair match : pairs.matching().matches()) {
            best.merge(match.left(), match.probability(), Math::max);
            best.merge(match.right(), match.probability(), Math::max);
        }
        try (var insert = connection.prepareStatement(INSERT_REFERENCE)) {
            int waiting = 0;
            for (var company : golden) {
                for (var record : company.records()) {
                    insert.setString(1, sync);
                    insert.setString(2, key);
                    insert.setObject(3, company.id());
                    insert.setString(4, pairs.names().get(record.source()));
                    insert.setString(5, record.key());
                    insert.setObject(6, best.get(record));
                    waiting = added(insert, waiting);
                }
            }
            insert.executeBatch();
        }
    }

    /**
     * Points to what was there before this key wrote, and forgets what it wrote; a later sync
     * stands on its own and stays.
     */
    void takeBack(String sync, String key) {
        inOneCommit(connection -> {
            var now = pointer(connection, sync);
            var previous = now.flatMap(Pointer::previous);
            if (now.filter(pointer -> pointer.version().equals(key)).isPresent()) {
                if (previous.isPresent()) {
                    run(connection, POINT_TO, sync, previous.get(), null);
                } else {
                    run(connection, "delete from baton_entity.sync where name = ?", sync);
                }
            } else if (previous.filter(key::equals).isPresent()) {
                run(connection, POINT_TO, sync, now.orElseThrow().version(), null);
            }
            run(connection, FORGET, sync, key);
            return true;
        });
        changed.run();
    }

    private static void run(Connection connection, String sql, @Nullable String... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
