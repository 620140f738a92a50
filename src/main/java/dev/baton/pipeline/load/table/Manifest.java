package dev.baton.pipeline.load.table;

import dev.baton.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Which loads there are and how far they came; kept in the warehouse with what they loaded. */
final class Manifest {
    static final String LOAD_ID = "load_id";
    static final String BEFORE = "baton_load.load_before";

    private static final String CREATE =
            """
            create schema if not exists baton_load;
            create table if not exists baton_load.load (
                id bigint generated always as identity primary key,
                load_key text not null unique,
                run_id text not null,
                table_name text not null,
                file_type text not null,
                county text,
                file_name text not null,
                entry text not null,
                file_hash text not null,
                layout_hash text not null,
                batch_rows int not null,
                state text not null default 'open' check (state in ('open', 'done', 'undone')),
                started_at timestamptz not null default now(),
                ended_at timestamptz);
            create index if not exists load_of_table on baton_load.load (table_name, id);
            create index if not exists load_of_run on baton_load.load (run_id);
            create table if not exists baton_load.load_batch (
                load_id bigint not null references baton_load.load on delete cascade,
                batch int not null,
                first_line bigint not null,
                last_line bigint not null,
                read bigint not null,
                rejected bigint not null,
                inserted bigint not null default 0,
                updated bigint not null default 0,
                unchanged bigint not null default 0,
                repeated bigint not null default 0,
                loaded_at timestamptz not null default now(),
                primary key (load_id, batch));
            create table if not exists baton_load.load_reject (
                load_id bigint not null references baton_load.load on delete cascade,
                line bigint not null,
                reason text not null,
                record text not null,
                primary key (load_id, line));
            create table if not exists baton_load.load_before (
                load_id bigint not null references baton_load.load on delete cascade,
                before jsonb not null);
            create index if not exists load_before_of_load on baton_load.load_before (load_id);
            """;

    /** A load of the run's own, or one that the same file's last run left unfinished. */
    private static final String BEGIN =
            """
            insert into baton_load.load as l (load_key, run_id, table_name, file_type, county,
                file_name, entry, file_hash, layout_hash, batch_rows)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (load_key) do update
            set state = case l.state when 'undone' then 'open' else l.state end
            returning id, batch_rows, state
            """;

    private static final String LEFT =
            """
            select id from baton_load.load
            where id = (select max(id) from baton_load.load where table_name = ?)
                and file_hash = ? and entry = ? and layout_hash = ? and state = 'open'
                and load_key <> ?
            """;
    private static final String OWN = "select 1 from baton_load.load where load_key = ?";
    private static final String ADOPT =
            "update baton_load.load set load_key = ?, run_id = ? where id = ?";
    private static final String FINISH =
            """
            update baton_load.load set state = 'done', ended_at = now()
            where id = ? and load_key = ? and state = 'open'
            """;
    private static final String FORGET =
            """
            delete from baton_load.load_before where load_id in (
                select id from baton_load.load
                where ended_at < now() - make_interval(secs => ?))
            """;

    private Manifest() {}

    /** A load to be worked on. */
    record Load(long id, int batchRows, boolean finished) {}

    /** Makes the manifest's tables where they are missing. */
    static void prepare(Connection connection) throws SQLException {
        Locks.transaction(connection, "manifest");
        var there = Statements.one(connection, "select to_regclass(?)::text", BEFORE);
        if (there.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute(CREATE);
            }
        }
    }

    /**
     * The load of this job: the one its run began, else one that an earlier run of the same file
     * left unfinished and nobody works on, else a new one.
     */
    static Load begin(Connection connection, Job job, int batchRows) throws SQLException {
        if (Statements.one(connection, OWN, job.key()).isEmpty()) {
            adopt(connection, job);
        }
        var layout = job.layout();
        try (var statement =
                Statements.with(
                        connection,
                        BEGIN,
                        job.key(),
                        job.run(),
                        layout.target().table(),
                        layout.fileType(),
                        job.told().county(),
                        job.file(),
                        job.entry(),
                        job.hash(),
                        layout.hash(),
                        batchRows)) {
            var row = statement.executeQuery();
            row.next();
            var load = new Load(row.getLong(1), row.getInt(2), row.getString(3).equals("done"));
            Locks.session(connection, load.id());
            return load;
        }
    }

    private static void adopt(Connection connection, Job job) throws SQLException {
        var left =
                Statements.one(
                        connection,
                        LEFT,
                        job.layout().target().table(),
                        job.hash(),
                        job.entry(),
                        job.layout().hash(),
                        job.key());
        if (left.isPresent() && Locks.session(connection, Long.parseLong(left.get()))) {
            Statements.update(connection, ADOPT, job.key(), job.run(), Long.parseLong(left.get()));
        }
    }

    static void finish(Connection connection, Load load, Job job) throws SQLException {
        Statements.update(connection, FINISH, load.id(), job.key());
    }

    /** What was kept for an undo that nobody will ask for any more. */
    static void forget(Connection connection, Duration kept) throws SQLException {
        Statements.update(connection, FORGET, kept.toSeconds());
    }
}
