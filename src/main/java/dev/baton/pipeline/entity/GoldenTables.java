package dev.baton.pipeline.entity;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables of golden records in the warehouse, made when they are first needed. */
final class GoldenTables {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('baton_entity'))";
    private static final String MISSING = "select to_regclass('baton_entity.sync') is null";
    private static final String TABLES =
            """
            create schema if not exists baton_entity;
            create table baton_entity.sync (
                name text primary key,
                version text not null,
                previous text,
                written_at timestamptz not null default now());
            create table baton_entity.company (
                sync text not null,
                version text not null,
                entity_id uuid not null,
                name text, address text, postcode text, city text, country text, tax_id text,
                phone text, email text, website text,
                others jsonb not null,
                records integer not null,
                survivors jsonb not null,
                primary key (sync, version, entity_id));
            create table baton_entity.reference (
                sync text not null,
                version text not null,
                entity_id uuid not null,
                source text not null,
                record_key text not null,
                probability double precision,
                primary key (sync, version, source, record_key),
                foreign key (sync, version, entity_id)
                    references baton_entity.company on delete cascade);
            create index reference_of_company
                on baton_entity.reference (sync, version, entity_id);
            """;

    /** What people and questions read: the version that counts, and nothing of those before. */
    private static final String VIEWS =
            """
            create or replace view %1$s.golden_company as
            select c.sync, c.entity_id, c.name, c.address, c.postcode, c.city, c.country, c.tax_id,
                c.phone, c.email, c.website, c.others, c.records, c.survivors, s.written_at
            from baton_entity.company c
            join baton_entity.sync s on s.name = c.sync and s.version = c.version;
            create or replace view %1$s.company_reference as
            select r.sync, r.entity_id, r.source, r.record_key, r.probability
            from baton_entity.reference r
            join baton_entity.sync s on s.name = r.sync and s.version = r.version;
            comment on view %1$s.golden_company is
                'One row for each company of a sync of two sources, merged from its records.';
            comment on view %1$s.company_reference is
                'Which record of which source belongs to which golden company.';
            """;

    private GoldenTables() {}

    static void prepare(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(LOCK);
            if (missing(connection)) {
                statement.execute(TABLES);
                statement.execute(VIEWS.formatted('"' + schema.replace("\"", "\"\"") + '"'));
            }
        }
    }

    static boolean missing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var missing = statement.executeQuery(MISSING)) {
            missing.next();
            return missing.getBoolean(1);
        }
    }
}
