package dev.baton.sql.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Baton's own database, which nobody may ask: it holds the secrets of all callers. A role that can
 * reach nothing in it but the views of the books may.
 */
@ApplicationScoped
class OwnDatabase {
    /** The same cluster, or a copy of it, and the same database, by whatever name reached. */
    private static final String IDENTITY =
            """
            select (select system_identifier from pg_control_system()) || '/' || oid
            from pg_database where datname = current_database()
            """;

    /** Nothing to read, write or call outside of books_ask, and no other role to change into. */
    private static final String NARROW =
            """
            select exists (
                select from pg_namespace n where n.nspname = 'books_ask' and has_schema_privilege(n.oid, 'usage')
            ) and not exists (
                select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
                and (has_table_privilege(c.oid, 'insert, update, delete, truncate, trigger')
                    or has_any_column_privilege(c.oid, 'insert, update')
                    or n.nspname <> 'books_ask' and has_any_column_privilege(c.oid, 'select, references'))
            ) and not exists (
                select from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
                and has_function_privilege(p.oid, 'execute')
            ) and not exists (
                select from pg_auth_members m where m.member = session_user::regrole or m.member = current_user::regrole
            ) and not (select r.rolsuper or r.rolcreaterole or r.rolreplication or r.rolbypassrls
                from pg_roles r where r.rolname = session_user)
            """;

    private final DataSource own;

    OwnDatabase(DataSource own) {
        this.own = own;
    }

    /** Whether what is reached there must not be asked. */
    boolean is(Connection connection) throws SQLException {
        try (var ours = own.getConnection()) {
            return identity(connection).equals(identity(ours)) && !narrow(connection);
        }
    }

    private static boolean narrow(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(NARROW)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String identity(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(IDENTITY)) {
            row.next();
            return row.getString(1);
        }
    }
}
