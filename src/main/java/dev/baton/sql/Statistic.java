package dev.baton.sql;

/**
 * What a database keeps of its own work, each a fixed query on PostgreSQL's statistics: no text
 * from outside is part of one, so none needs the {@link Guard}.
 */
public enum Statistic {
    /** The database as a whole: cache, rollbacks, what may be seen. */
    DATABASE(
            """
            select version() as version, current_user::text as role, pg_database_size(d.datid) as bytes, d.blks_hit, d.blks_read,
                d.xact_commit, d.xact_rollback, d.deadlocks, d.temp_bytes, d.numbackends,
                current_setting('max_connections')::int as max_connections,
                exists (select 1 from pg_extension where extname = 'pg_stat_statements')
                    as has_statements,
                pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_all,
                extract(epoch from now() - d.stats_reset)::bigint as seconds_counted
            from pg_stat_database d where d.datname = current_database()
            """),
    /** Tables with their size, how they are read, and how well they are kept. */
    TABLES(
            """
            select n.nspname as schema, c.relname as name, greatest(c.reltuples, 0)::bigint as rows,
                pg_table_size(c.oid) as bytes, pg_indexes_size(c.oid) as index_bytes,
                coalesce(s.seq_scan, 0) as seq_scan, coalesce(s.seq_tup_read, 0) as seq_rows,
                coalesce(s.idx_scan, 0) as idx_scan, coalesce(s.n_live_tup, 0) as live,
                coalesce(s.n_dead_tup, 0) as dead,
                coalesce(s.n_mod_since_analyze, 0) as changed,
                greatest(s.last_analyze, s.last_autoanalyze) is not null as analyzed,
                c.relpages::bigint as pages, current_setting('block_size')::int as block,
                (select case when count(*) = (
                            select count(*) from pg_attribute a
                            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
                        then sum((1 - w.null_frac) * w.avg_width) end
                 from pg_stats w
                 where w.schemaname = n.nspname and w.tablename = c.relname and not w.inherited)
                    as width
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_stat_all_tables s on s.relid = c.oid
            where c.relkind in ('r', 'm') and n.nspname !~ '^pg_'
                and n.nspname <> 'information_schema'
            order by pg_total_relation_size(c.oid) desc, n.nspname, c.relname
            limit 2000
            """),
    /** Indexes with their columns, what they are for, and how often they were used. */
    INDEXES(
            """
            select n.nspname as schema, t.relname as "table", i.relname as name,
                array(select coalesce(a.attname, '')::text
                      from unnest(x.indkey::int2[]) with ordinality k(number, place)
                      left join pg_attribute a
                          on a.attrelid = t.oid and a.attnum = k.number and k.number > 0
                      where k.place <= x.indnkeyatts order by k.place) as columns,
                x.indisunique as is_unique, x.indisvalid as valid, x.indpred is not null as partial,
                exists (select 1 from pg_constraint o where o.conindid = i.oid) as of_constraint,
                m.amname as method, coalesce(s.idx_scan, 0) as scans, pg_relation_size(i.oid) as bytes
            from pg_index x
            join pg_class i on i.oid = x.indexrelid
            join pg_class t on t.oid = x.indrelid
            join pg_namespace n on n.oid = t.relnamespace
            join pg_am m on m.oid = i.relam
            left join pg_stat_all_indexes s on s.indexrelid = x.indexrelid
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                and t.relkind in ('r', 'm')
            order by n.nspname, t.relname, i.relname
            limit 5000
            """),
    /** Declared foreign keys, from the side that refers. */
    FOREIGN_KEYS(
            """
            select n.nspname as schema, t.relname as "table", o.conname as name,
                array(select a.attname::text
                      from unnest(o.conkey) with ordinality k(number, place)
                      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
                      order by k.place) as columns,
                rn.nspname as to_schema, rt.relname as to_table,
                greatest(t.reltuples, 0)::bigint as rows
            from pg_constraint o
            join pg_class t on t.oid = o.conrelid
            join pg_namespace n on n.oid = t.relnamespace
            join pg_class rt on rt.oid = o.confrelid
            join pg_namespace rn on rn.oid = rt.relnamespace
            where o.contype = 'f' and o.conparentid = 0
            order by n.nspname, t.relname, o.conname
            limit 5000
            """),
    /** Sessions in this database but one's own; what others ask is not read. */
    SESSIONS(
            """
            select pid, state, extract(epoch from now() - xact_start)::bigint as open_seconds,
                extract(epoch from now() - state_change)::bigint as state_seconds,
                cardinality(pg_blocking_pids(pid)) as blocked_by
            from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend'
                and pid <> pg_backend_pid()
            order by xact_start nulls last
            limit 500
            """),
    /** What took most time, where the extension pg_stat_statements counts it. */
    STATEMENTS(
            """
            select s.queryid::text as id, left(s.query, 300) as query, s.calls,
                s.total_exec_time as total_millis, s.mean_exec_time as mean_millis, s.rows,
                s.shared_blks_hit as hit, s.shared_blks_read as read
            from pg_stat_statements s
            where s.dbid = (select oid from pg_database where datname = current_database())
                and s.query <> '<insufficient privilege>'
            order by s.total_exec_time desc
            limit 50
            """);

    private final SafeSql sql;

    Statistic(String sql) {
        this.sql = new SafeSql(sql);
    }

    SafeSql sql() {
        return sql;
    }
}
