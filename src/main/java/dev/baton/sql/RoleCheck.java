package dev.baton.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a role may do beyond reading: told when a data source is registered. */
public final class RoleCheck {
    private static final String RIGHTS =
            """
            select r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolreplication, r.rolbypassrls,
                   coalesce((select bool_or(pg_has_role(current_user, m.oid, 'member'))
                             from pg_roles m where m.rolname in
                             ('pg_read_server_files', 'pg_write_server_files',
                              'pg_execute_server_program', 'pg_write_all_data')), false),
                   has_database_privilege(current_database(), 'create')
            from pg_roles r where r.rolname = current_user
            """;

    private static final String WRITABLE =
            """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'f')
              and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
              and has_schema_privilege(n.oid, 'usage')
              and (has_any_column_privilege(c.oid, 'insert, update')
                   or has_table_privilege(c.oid, 'delete, truncate'))
            order by 1 limit 4
            """;

    private RoleCheck() {}

    /** A sentence for each thing the connection's role should not be allowed; empty is good. */
    public static List<String> warnings(Connection connection) throws SQLException {
        var warnings = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(RIGHTS)) {
            if (found.next()) {
                if (found.getBoolean(1)) {
                    return List.of(
                            "The role is a superuser: it may change and read everything. Use a role"
                                    + " that may only SELECT.");
                }
                add(warnings, found.getBoolean(2), "The role may make other roles.");
                add(warnings, found.getBoolean(3), "The role may make databases.");
                add(warnings, found.getBoolean(4), "The role may copy the whole server.");
                add(warnings, found.getBoolean(5), "The role is not bound by row security.");
                add(warnings, found.getBoolean(6), "The role may read or write files or all data.");
                add(warnings, found.getBoolean(7), "The role may make schemas.");
            }
        }
        writable(connection, warnings);
        return List.copyOf(warnings);
    }

    private static void writable(Connection connection, List<String> warnings) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(WRITABLE)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        if (!tables.isEmpty()) {
            var more = tables.size() > 3 ? " and more" : "";
            warnings.add(
                    "The role may change tables: %s%s. Use a role that may only SELECT."
                            .formatted(
                                    String.join(
                                            ", ", tables.subList(0, Math.min(3, tables.size()))),
                                    more));
        }
    }

    private static void add(List<String> warnings, boolean may, String sentence) {
        if (may) {
            warnings.add(sentence);
        }
    }
}
