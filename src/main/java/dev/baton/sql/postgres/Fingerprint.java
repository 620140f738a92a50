package dev.baton.sql.postgres;

import java.sql.SQLException;
import java.util.List;

/** A cheap number that is another one after tables, columns, keys or comments have changed. */
final class Fingerprint {
    private static final String QUERY =
            """
            with seen as (
                select class.oid, class.xmin from pg_class class
                join pg_namespace namespace on namespace.oid = class.relnamespace
                where class.relkind in ('r', 'v', 'm', 'p', 'f') and not class.relispartition
                  and %s)
            select concat_ws('/',
                (select sum(hashtextextended(oid || ':' || xmin, 0)) from seen),
                (select sum(hashtextextended(attrelid || ':' || attnum || ':' || attribute.xmin, 0))
                 from pg_attribute attribute join seen on seen.oid = attrelid where attnum > 0),
                (select sum(hashtextextended(key.oid || ':' || key.xmin, 0))
                 from pg_constraint key join seen on seen.oid = conrelid),
                (select sum(hashtextextended(objoid || ':' || objsubid || ':' || about.xmin, 0))
                 from pg_description about join seen on seen.oid = objoid
                 where classoid = 'pg_class'::regclass),
                (select sum(hashtextextended(label.oid || ':' || label.xmin, 0)) from pg_enum label))
            """
                    .formatted(PostgresIntrospection.IN_SCHEMAS);

    private Fingerprint() {}

    static String of(Reading reading, List<String> schemas) throws SQLException {
        var names = schemas.toArray(String[]::new);
        return reading.rows(QUERY, row -> row.getString(1), names, names).getFirst();
    }
}
