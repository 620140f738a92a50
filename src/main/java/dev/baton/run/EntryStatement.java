package dev.baton.run;

import dev.baton.json.Json;
import dev.baton.plan.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes many entries in one commit. Entries whose claim is gone are left out: the run's row is
 * locked before its epoch is compared, since a mere condition would look at an old snapshot.
 */
final class EntryStatement {
    private static final String BEGIN =
            """
            insert into run(id, session_id, caller, permissions, workflow, question, plan, input,
                            idempotency_key, request_hash, timeout_millis, created_at, deadline,
                            terms, priority, door, revision, status, epoch, owner)
            select id, session_id, caller, permissions, workflow, question, plan, input,
                   idempotency_key, request_hash, timeout_millis, created_at::timestamptz,
                   deadline::timestamptz, terms, priority, door, revision, 'running', epoch, owner
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                        ?::text[], ?::int[], ?::text[], ?::int[], ?::bigint[], ?::text[])
                 as fresh(id, session_id, caller, permissions, workflow, question, plan, input,
                          idempotency_key, request_hash, timeout_millis, created_at, deadline,
                          terms, priority, door, revision, epoch, owner)
            on conflict do nothing;
            """;
    private static final String WRITE =
            """
            with entry as (
                select * from unnest(
                    ?::text[], ?::bigint[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[],
                    ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::float8[])
                with ordinality as t(
                    run_id, epoch,
                    step_id, agent, title, stage, outcome, attempts, tokens,
                    problem, started_at, settled_at,
                    body, digest, engine,
                    status, run_problem, failed_stage, ended_at, answer, confidence, n)),
            own as materialized (
                select id, epoch, status from run where id = any(?::text[])
                order by id for no key update),
            claimed as (
                select entry.* from entry
                join own on own.id = entry.run_id and own.epoch = entry.epoch
                where own.status = 'running'),
            settled as (
                insert into step(run_id, step_id, agent, title, stage, outcome, attempts, tokens,
                                 problem, epoch, started_at, ended_at)
                select run_id, step_id, agent, title, stage, outcome, attempts, tokens,
                       problem, epoch, started_at::timestamptz, settled_at::timestamptz
                from claimed where step_id is not null
                on conflict do nothing returning run_id, step_id),
            written as (
                select claimed.* from claimed left join settled using (run_id, step_id)
                where claimed.step_id is null or settled.step_id is not null),
            proved as (
                insert into evidence(run_id, step_id, body, digest, engine)
                select run_id, step_id, body, digest, engine from written where body is not null),
            told as (
                insert into event(run_id, seq, type, payload, at)
                select run_id, seq, type, payload, at::timestamptz
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                     as e(n, seq, type, payload, at) join written using (n)),
            spent as (
                insert into token_use(run_id, step_id, purpose, model, prompt_hash, input_tokens,
                                      output_tokens, plain_tokens, cost_micros, millis, at)
                select run_id, u.step_id, purpose, model, prompt_hash, input_tokens,
                       output_tokens, plain_tokens, cost_micros, millis, at::timestamptz
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[],
                            ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::text[])
                     as u(n, step_id, purpose, model, prompt_hash, input_tokens,
                          output_tokens, plain_tokens, cost_micros, millis, at)
                join written using (n)),
            answered as (
                insert into answer(run_id, version, body, confidence, author, at)
                select run_id, 1, answer, confidence, 'baton', ended_at::timestamptz
                from written where answer is not null),
            ended as (
                update run set status = written.status, problem = written.run_problem,
                               failed_stage = written.failed_stage,
                               ended_at = case when written.status = 'waiting' then null
                                               else written.ended_at::timestamptz end
                from written where run.id = written.run_id and written.status is not null)
            select n from written
            """;

    private final Connection connection;
    private int next = 1;

    private EntryStatement(Connection connection) {
        this.connection = connection;
    }

    /** Writes them and returns which were written, by their place in the list. */
    static BitSet write(Connection connection, List<Entry> entries) throws SQLException {
        return new EntryStatement(connection).write(entries);
    }

    private BitSet write(List<Entry> entries) throws SQLException {
        var fresh = entries.stream().filter(entry -> entry.fresh() != null).toList();
        try (var statement = connection.prepareStatement(fresh.isEmpty() ? WRITE : BEGIN + WRITE)) {
            if (!fresh.isEmpty()) {
                bindFresh(statement, fresh);
            }
            bindEntries(statement, entries);
            bindEvents(statement, entries);
            bindSpent(statement, entries);
            return written(statement);
        }
    }

    private static BitSet written(PreparedStatement statement) throws SQLException {
        var rowsNow = statement.execute();
        while (!rowsNow) {
            rowsNow = statement.getMoreResults();
            if (!rowsNow && statement.getUpdateCount() == -1) {
                throw new SQLException("the write gave no result");
            }
        }
        var written = new BitSet();
        try (var rows = statement.getResultSet()) {
            while (rows.next()) {
                written.set(rows.getInt(1) - 1);
            }
        }
        return written;
    }

    private void bindFresh(PreparedStatement to, List<Entry> entries) throws SQLException {
        text(to, entries, entry -> entry.run());
        text(to, entries, entry -> request(entry).session());
        text(to, entries, entry -> request(entry).caller().name());
        text(to, entries, entry -> Permissions.write(request(entry).caller()));
        text(to, entries, entry -> request(entry).workflow());
        text(to, entries, entry -> request(entry).question());
        text(to, entries, entry -> Json.write(request(entry).plan()));
        text(to, entries, entry -> Json.write(request(entry).input()));
        text(to, entries, entry -> request(entry).idempotencyKey());
        text(to, entries, entry -> fresh(entry).hash());
        array(to, "int8", entries, entry -> request(entry).timeout().toMillis());
        text(to, entries, entry -> fresh(entry).at());
        text(to, entries, entry -> fresh(entry).deadline());
        text(to, entries, entry -> Json.write(request(entry).terms()));
        array(to, "int4", entries, entry -> request(entry).terms().priority());
        text(to, entries, entry -> request(entry).terms().door());
        array(to, "int4", entries, entry -> request(entry).plan().steps().isEmpty() ? 0 : 1);
        array(to, "int8", entries, Entry::epoch);
        text(to, entries, entry -> fresh(entry).owner());
    }

    private void bindEntries(PreparedStatement to, List<Entry> entries) throws SQLException {
        text(to, entries, Entry::run);
        array(to, "int8", entries, Entry::epoch);
        text(to, entries, ofStep(settled -> settled.step().id()));
        text(to, entries, ofStep(settled -> settled.step().agent()));
        text(to, entries, ofStep(settled -> settled.step().title()));
        text(to, entries, ofStep(settled -> settled.step().stage()));
        text(to, entries, ofStep(Entry.Settled::outcome));
        array(to, "int4", entries, ofStep(Entry.Settled::attempts));
        array(to, "int4", entries, ofStep(Entry.Settled::tokens));
        text(to, entries, ofStep(settled -> problem(settled.problem())));
        text(to, entries, ofStep(Entry.Settled::started));
        text(to, entries, ofStep(Entry.Settled::ended));
        text(to, entries, ofProof(Entry.Proof::body));
        text(to, entries, ofProof(Entry.Proof::digest));
        text(to, entries, ofProof(Entry.Proof::engine));
        text(to, entries, ofEnding(ending -> ending.status().code()));
        text(to, entries, ofEnding(ending -> problem(ending.problem())));
        text(to, entries, ofEnding(Entry.Ending::failedStage));
        text(to, entries, ofEnding(Entry.Ending::at));
        text(to, entries, ofAnswer(Entry.First::body));
        array(to, "float8", entries, ofAnswer(first -> first.confidence().value()));
        text(to, entries.stream().map(Entry::run).distinct().sorted().toList(), run -> run);
    }

    private record Of<T>(long n, T part) {}

    private static <T> List<Of<T>> parts(List<Entry> entries, Function<Entry, List<T>> parts) {
        var all = new ArrayList<Of<T>>();
        for (var i = 0; i < entries.size(); i++) {
            for (var part : parts.apply(entries.get(i))) {
                all.add(new Of<>(i + 1, part));
            }
        }
        return all;
    }

    private void bindEvents(PreparedStatement to, List<Entry> entries) throws SQLException {
        var events = parts(entries, Entry::events);
        array(to, "int8", events, Of::n);
        array(to, "int8", events, event -> event.part().seq());
        text(to, events, event -> event.part().type());
        text(to, events, event -> event.part().payload());
        text(to, events, event -> event.part().at());
    }

    private void bindSpent(PreparedStatement to, List<Entry> entries) throws SQLException {
        var spent = parts(entries, Entry::spent);
        array(to, "int8", spent, Of::n);
        text(to, spent, one -> one.part().step());
        text(to, spent, one -> one.part().use().purpose());
        text(to, spent, one -> one.part().use().model());
        text(to, spent, one -> one.part().use().promptHash());
        array(to, "int4", spent, one -> one.part().use().inputTokens());
        array(to, "int4", spent, one -> one.part().use().outputTokens());
        array(to, "int4", spent, one -> one.part().use().plainTokens());
        array(to, "int8", spent, one -> one.part().use().costMicros());
        array(to, "int8", spent, one -> one.part().use().millis());
        text(to, spent, one -> one.part().at());
    }

    private <T> void text(PreparedStatement to, List<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        array(to, "text", rows, row -> stored(column.apply(row)));
    }

    private <T> void array(
            PreparedStatement to, String type, List<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        var values = new @Nullable Object[rows.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        to.setArray(next++, connection.createArrayOf(type, values));
    }

    /** PostgreSQL's text holds every character but the zero one. */
    private static @Nullable String stored(@Nullable Object value) {
        return value == null ? null : value.toString().replace("\0", "");
    }

    private static @Nullable String problem(@Nullable Problem problem) {
        return problem == null ? null : Json.write(problem);
    }

    private static Entry.Fresh fresh(Entry entry) {
        return java.util.Objects.requireNonNull(entry.fresh());
    }

    private static RunRequest request(Entry entry) {
        return fresh(entry).request();
    }

    private static Function<Entry, @Nullable Object> ofStep(
            Function<Entry.Settled, @Nullable Object> column) {
        return entry -> entry.step() == null ? null : column.apply(entry.step());
    }

    private static Function<Entry, @Nullable Object> ofProof(
            Function<Entry.Proof, @Nullable Object> column) {
        return ofStep(
                settled -> settled.evidence() == null ? null : column.apply(settled.evidence()));
    }

    private static Function<Entry, @Nullable Object> ofEnding(
            Function<Entry.Ending, @Nullable Object> column) {
        return entry -> entry.ending() == null ? null : column.apply(entry.ending());
    }

    private static Function<Entry, @Nullable Object> ofAnswer(
            Function<Entry.First, @Nullable Object> column) {
        return ofEnding(ending -> ending.answer() == null ? null : column.apply(ending.answer()));
    }
}
