package dev.baton.pipeline.load.table;

import dev.baton.pipeline.load.layout.Column;
import dev.baton.pipeline.load.layout.Layout;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that bring a batch from the staging table into its table, and out again. */
record MergeSql(String target, List<String> columns, List<String> key, String types) {
    private static final String STAGING = "pg_temp.load_staging";
    private static final String LINE = "load_line";

    static MergeSql of(TargetTable table, Layout layout) {
        return new MergeSql(
                table.name(),
                layout.columns().stream().map(Column::name).toList(),
                layout.target().key(),
                layout.columns().stream()
                        .map(each -> Quoted.name(each.name()) + " " + each.type().sqlType())
                        .collect(Collectors.joining(", ")));
    }

    String createStaging() {
        return "create temp table load_staging (%s, %s bigint) on commit delete rows"
                .formatted(types, LINE);
    }

    String copy() {
        return "copy %s (%s, %s) from stdin".formatted(STAGING, Quoted.names("", columns), LINE);
    }

    /**
     * One statement: of records with one key the last one counts, rows that differ are kept as they
     * were for an undo, and what became of all is counted. Parameters: the load, three times.
     */
    String merge() {
        return """
        with latest as (
            select distinct on (%2$s) %1$s from %7$s order by %2$s, %8$s desc
        ), before as (
            insert into %9$s (load_id, before)
            select ?, to_jsonb(t)
            from %6$s t join latest s on %3$s
            where (%4$s) is distinct from (%5$s) and t.load_id is distinct from ?
        ), put as (
            insert into %6$s as t (%1$s, load_id)
            select %1$s, ?::bigint from latest s
            on conflict (%2$s) do update set %10$s, load_id = excluded.load_id
            where (%4$s) is distinct from (%11$s)
            returning (xmax = 0) as fresh
        )
        select count(*) filter (where fresh), count(*) filter (where not fresh),
            (select count(*) from latest)
        from put
        """
                .formatted(
                        Quoted.names("", columns),
                        Quoted.names("", key),
                        equal("t.", "s."),
                        Quoted.names("t.", columns),
                        Quoted.names("s.", columns),
                        target,
                        STAGING,
                        LINE,
                        Manifest.BEFORE,
                        set("excluded."),
                        Quoted.names("excluded.", columns));
    }

    /** Rows that the load changed are again as they were, unless a later load has them. */
    String restore() {
        return """
        update %1$s t set %2$s, load_id = s.load_id
        from (
            select (jsonb_populate_record(null::%1$s, before)).*
            from %3$s where load_id = ?
        ) s
        where %4$s and t.load_id = ?
        """
                .formatted(target, set("s."), Manifest.BEFORE, equal("t.", "s."));
    }

    String removeInserted() {
        return "delete from %s where load_id = ?".formatted(target);
    }

    private String equal(String one, String other) {
        return key.stream()
                .map(each -> one + Quoted.name(each) + " = " + other + Quoted.name(each))
                .collect(Collectors.joining(" and "));
    }

    private String set(String from) {
        return columns.stream()
                .map(each -> Quoted.name(each) + " = " + from + Quoted.name(each))
                .collect(Collectors.joining(", "));
    }
}
