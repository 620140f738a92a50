package dev.baton.sql;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** A small shop on a real server, its schema with something hidden, and a role that only reads. */
final class GuardedShop {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final List<String> HIDDEN = List.of("employees.salary", "audit_log");

    private final Database owner;

    private GuardedShop(Database owner) {
        this.owner = owner;
    }

    static GuardedShop open() {
        var database = TestPostgres.fresh("sql/guarded-shop.sql");
        var role = "reader_" + System.nanoTime();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("create role " + role + " login password 'reads'");
            statement.execute("grant select on all tables in schema public to " + role);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var shop = new GuardedShop(database);
        shop.reader = database.as(role, "reads");
        return shop;
    }

    private Database reader;

    Database owner() {
        return owner;
    }

    Database reader() {
        return reader;
    }

    /** What SQLB's introspection would give, without the hidden things. */
    Schema schema() {
        var tables = new LinkedHashMap<String, List<Column>>();
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                """
                                select c.relname, a.attname, format_type(a.atttypid, null), t.typname
                                from pg_class c join pg_attribute a on a.attrelid = c.oid
                                join pg_type t on t.oid = a.atttypid
                                where c.relnamespace = 'public'::regnamespace and a.attnum > 0
                                and c.relkind in ('r', 'v') order by c.relname, a.attnum
                                """)) {
            while (found.next()) {
                var table = found.getString(1);
                if (HIDDEN.contains(table) || HIDDEN.contains(table + "." + found.getString(2))) {
                    continue;
                }
                tables.computeIfAbsent(table, _ -> new ArrayList<>())
                        .add(
                                new Column(
                                        found.getString(2),
                                        PostgresValues.type(found.getString(4)),
                                        found.getString(3),
                                        true,
                                        null,
                                        List.of(),
                                        -1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return schema(tables);
    }

    private static Schema schema(LinkedHashMap<String, List<Column>> tables) {
        var all =
                tables.entrySet().stream()
                        .map(each ->
                                new Table(
                                        new TableName("public", each.getKey()),
                                        false,
                                        null,
                                        each.getValue(),
                                        List.of(),
                                        List.of(),
                                        200))
                        .toList();
        var semantics =
                new Semantics(null, List.of(), List.of(), List.of(), List.of(), HIDDEN, List.of());
        return new Schema(
                new Catalogue(all, List.of(), "1", Instant.EPOCH), semantics, ValueIndex.EMPTY);
    }

    /** The statements of a file of this suite, with their escapes read. */
    static List<String> lines(String resource) {
        try (var in = GuardedShop.class.getResourceAsStream("/sql/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String unescaped(String written) {
        return ESCAPE.matcher(written)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)))
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\\\", "\\");
    }
}
