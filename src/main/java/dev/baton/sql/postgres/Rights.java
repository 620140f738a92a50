package dev.baton.sql.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the role of a data source may do beyond reading: no fault, but worth saying. */
final class Rights {
    private static final String QUERY =
            """
            select (select rolsuper from pg_roles where rolname = current_user) as superuser,
                   (select count(*) from pg_class class
                    join pg_namespace namespace on namespace.oid = class.relnamespace
                    where class.relkind in ('r', 'p')
                      and namespace.nspname !~ '^pg_' and namespace.nspname <> 'information_schema'
                      and has_table_privilege(class.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
                   as writable,
                   coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)
                   or inet_server_addr() is null or host(inet_server_addr()) in ('127.0.0.1', '::1')
                   as private
            """;

    private record Found(boolean superuser, long writable, boolean unheard) {}

    private Rights() {}

    static List<String> warnings(Reading reading) throws SQLException {
        var found =
                reading.rows(
                                QUERY,
                                row ->
                                        new Found(
                                                row.getBoolean(1),
                                                row.getLong(2),
                                                row.getBoolean(3)))
                        .getFirst();
        var warnings = new ArrayList<String>();
        if (found.superuser()) {
            warnings.add("The role is a superuser. Give Baton a role that may only SELECT.");
        } else if (found.writable() > 0) {
            warnings.add(
                    "The role may write to %d tables. Give Baton a role that may only SELECT."
                            .formatted(found.writable()));
        }
        if (!found.unheard()) {
            warnings.add("The connection is not encrypted. Add sslmode=verify-full.");
        }
        return warnings;
    }
}
