package dev.baton.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/**
 * Writes many entries in one commit. Entries whose claim is gone are left out: the run's row is
 * locked before its epoch is compared, since a mere condition would look at an old snapshot.
 */
final class EntryStatement {
    private static final String BEGIN =
            """
            insert into run(id, session_id, caller, permissions, workflow, question, plan, input,
                            idempotency_key, request_hash, timeout_millis, created_at, deadline,
                            terms, priority, door, revision, status, epoch, owner, parent,
                            parent_step)
            select id, session_id, caller, permissions, workflow, question, plan, input,
                   idempotency_key, request_hash, timeout_millis, created_at::timestamptz,
                   deadline::timestamptz, terms, priority, door, revision, 'running', epoch, owner,
                   parent, parent_step
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                        ?::text[], ?::int[], ?::text[], ?::int[], ?::bigint[], ?::text[],
                        ?::text[], ?::text[])
                 as fresh(id, session_id, caller, permissions, workflow, question, plan, input,
                          idempotency_key, request_hash, timeout_millis, created_at, deadline,
                          terms, priority, door, revision, epoch, owner, parent, parent_step)
            on conflict do nothing;
            """;
    // A step that is held or has failed may come to another end; any other is settled for ever.
    private static final String WRITE =
            """
            with entry as (
                select * from unnest(
                    ?::text[], ?::bigint[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[],
                    ?::text[], ?::text[], ?::text[], ?::int[], ?::bool[], ?::text[],
                    ?::text[], ?::text[], ?::text[])
                with ordinality as t(
                    run_id, epoch,
                    step_id, agent, title, stage, outcome, attempts, tokens,
                    problem, started_at, settled_at, revision, effect, taken_from,
                    body, digest, engine, n)),
            own as materialized (
                select id, epoch, status from run where id = any(?::text[])
                order by id for no key update),
            claimed as (
                select entry.* from entry
                join own on own.id = entry.run_id and own.epoch = entry.epoch
                where own.status = 'running'),
            settled as (
                insert into step as known(run_id, step_id, agent, title, stage, outcome, attempts,
                                 tokens, problem, epoch, started_at, ended_at, revision, effect,
                                 taken_from)
                select run_id, step_id, agent, title, stage, outcome, attempts, tokens,
                       problem, epoch, started_at::timestamptz, settled_at::timestamptz, revision,
                       effect, taken_from
                from claimed where step_id is not null
                on conflict (run_id, step_id) do update set
                    agent = excluded.agent, title = excluded.title, stage = excluded.stage,
                    outcome = excluded.outcome, problem = excluded.problem, epoch = excluded.epoch,
                    attempts = greatest(known.attempts, excluded.attempts),
                    tokens = greatest(known.tokens, excluded.tokens),
                    started_at = least(known.started_at, excluded.started_at), ended_at = excluded.ended_at,
                    revision = excluded.revision, effect = excluded.effect,
                    taken_from = excluded.taken_from
                where known.outcome in ('held', 'failed')
                returning run_id, step_id),
            written as (
                select claimed.* from claimed left join settled using (run_id, step_id)
                where claimed.step_id is null or settled.step_id is not null),
            proved as (
                insert into evidence(run_id, step_id, body, digest, engine)
                select run_id, step_id, body, digest, engine from written where body is not null
                on conflict (run_id, step_id) do update set
                    body = excluded.body, digest = excluded.digest, engine = excluded.engine),
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
                select run_id, version, a.body, confidence, author, at::timestamptz
                from unnest(?::bigint[], ?::int[], ?::text[], ?::float8[], ?::text[], ?::text[])
                     as a(n, version, body, confidence, author, at)
                join written using (n)),
            turned as (
                update run set
                    status = coalesce(t.status, run.status),
                    problem = coalesce(t.problem, run.problem),
                    failed_stage = coalesce(t.failed_stage, run.failed_stage),
                    ended_at = coalesce(run.ended_at, t.ended_at::timestamptz),
                    left_millis = coalesce(t.left_millis, run.left_millis),
                    seen = coalesce(t.seen, run.seen),
                    takeovers = case when t.forgiven then 0 else run.takeovers end,
                    plan = coalesce(t.plan, run.plan),
                    revision = coalesce(t.revision, run.revision),
                    changed = coalesce(t.changed, run.changed),
                    awaits = t.awaits::text[],
                    undoing = case when t.status is null
                                   then coalesce(t.undoing, run.undoing) end,
                    rollback = coalesce(t.rollback, run.rollback)
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                            ?::int[], ?::bool[], ?::text[], ?::int[], ?::text[], ?::text[],
                            ?::text[], ?::text[])
                     as t(n, status, problem, failed_stage, ended_at, left_millis, seen, forgiven,
                          plan, revision, changed, awaits, undoing, rollback)
                join written using (n)
                where run.id = written.run_id)
            """;
    // Few batches have any of these, and each part of a statement costs time in all of them.
    private static final String RARE =
            """
            ,
            failed as (
                insert into failure(run_id, step_id, revision, agent, print, cause, problem,
                                    attempts, at)
                select run_id, f.step_id, f.revision, f.agent, print, cause, f.problem, f.attempts,
                       at::timestamptz
                from unnest(?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::int[], ?::text[])
                     as f(n, step_id, revision, agent, print, cause, problem, attempts, at)
                join written using (n)),
            asked as (
                insert into escalation(id, run_id, step_id, session_id, caller, workflow, priority,
                                       created_at, reason, question, options, proposed, response,
                                       evidence, confidence, shown_hash, permission, approvals,
                                       four_eyes, expires_at, topic)
                select q.id, run_id, q.step_id, session_id, caller, workflow, priority,
                       created_at::timestamptz, reason, question, options, proposed, response,
                       evidence, confidence, shown_hash, permission, approvals,
                       four_eyes, expires_at::timestamptz, topic
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::float8[], ?::text[], ?::text[], ?::int[],
                            ?::bool[], ?::text[], ?::text[])
                     as q(n, id, step_id, session_id, caller, workflow, priority, created_at,
                          reason, question, options, proposed, response, evidence, confidence,
                          shown_hash, permission, approvals, four_eyes, expires_at, topic)
                join written using (n)
                on conflict do nothing),
            held as (
                insert into hold(escalation_id, run_id, step_id, kind, revision)
                select id, run_id, h.step_id, kind, h.revision
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::int[])
                     as h(n, id, step_id, kind, revision) join written using (n)),
            heard as (
                update hold set heard = true
                from unnest(?::bigint[], ?::text[]) as h(n, id) join written using (n)
                where hold.escalation_id = h.id),
            withdrawn as (
                update escalation set status = 'withdrawn', note = w.why,
                    decided_at = w.at::timestamptz, version = version + 1,
                    claimed_by = null, claimed_until = null
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as w(n, id, why, at)
                join written using (n)
                where escalation.id = w.id and escalation.status in ('open', 'asked')),
            undone as (
                update step set undone_at = case when u.problem is null then u.at::timestamptz end,
                                undo_problem = u.problem
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
                     as u(n, step_id, problem, at) join written using (n)
                where step.run_id = written.run_id and step.step_id = u.step_id)
            """;
    private static final String RESULT = " select n from written";

    private EntryStatement() {}

    /** Writes them and returns which were written, by their place in the list. */
    static BitSet write(Connection connection, List<Entry> entries) throws SQLException {
        var fresh = entries.stream().filter(entry -> entry.fresh() != null).toList();
        var rare = entries.stream().anyMatch(entry -> entry.log().rare());
        var sql = (fresh.isEmpty() ? "" : BEGIN) + WRITE + (rare ? RARE : "") + RESULT;
        try (var statement = connection.prepareStatement(sql)) {
            var columns = new EntryColumns(connection, statement);
            if (!fresh.isEmpty()) {
                columns.fresh(fresh);
            }
            columns.all(entries);
            if (rare) {
                columns.rare(entries);
            }
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
}
