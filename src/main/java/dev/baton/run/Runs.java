package dev.baton.run;

import dev.baton.json.Json;
import dev.baton.plan.Cursor;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.store.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads runs, their steps, evidence and answers. */
@ApplicationScoped
public class Runs {
    /** No list is longer than this. */
    public static final int LONGEST_LIST = 200;

    // An array of ids is looked up in the index; ids joined by “or” would be looked for in all
    // rows.
    private static final String SOME_OF_RUN =
            """
            select r.id, r.session_id, r.caller, r.workflow, r.question, %s as input, r.status,
                   r.terms, r.revision, r.parent, r.forked_from, r.undoing, r.rollback, r.problem, r.failed_stage, r.created_at, r.ended_at,
                   a.version, %s as body, a.confidence, a.author, a.at,
                   (select coalesce(sum(input_tokens + output_tokens), 0) from token_use u
                    where u.run_id = any(r.id || array(
                        select c.id from run c where c.parent = r.id))) as tokens
            from run r left join lateral (
                select * from answer where run_id = r.id order by version desc limit 1) a on true
            """;
    static final String RUN = SOME_OF_RUN.formatted("r.input", "a.body");
    // What is large is not even read; what an operation was asked for stands in one small field.
    private static final String BRIEF =
            SOME_OF_RUN.formatted(
                    "json_strip_nulls(json_build_object('_operation', r.input::json -> '_operation'))",
                    "'{}'");
    private static final String PAGE =
            """
             (?::timestamptz is null or (r.created_at, r.id) < (?::timestamptz, ?))
            order by r.created_at desc, r.id desc limit ?
            """;
    private static final String STEPS =
            """
            select s.step_id, s.agent, s.title, s.stage, s.outcome, s.attempts, s.started_at,
                   s.ended_at, s.tokens, s.problem, e.digest
            from step s left join evidence e using (run_id, step_id)
            where s.run_id = ? order by s.ended_at, s.step_id
            """;
    private static final String EVIDENCE =
            """
            select e.step_id, e.body, e.digest, e.engine
            from evidence e join step s using (run_id, step_id)
            where e.run_id = ? and s.outcome = 'completed'
            """;
    private static final String CHILDREN = "select id, status, input from run where parent = ?";
    private static final String PLAN = "select plan from run where id = ?";
    private static final String STATUS = "select status from run where id = ?";
    private static final String STATUSES = "select id, status from run where id = any(?)";
    private static final String DEPTH =
            """
            with recursive up as (
                select parent, 0 as depth from run where id = ?
                union all
                select r.parent, up.depth + 1 from run r join up on r.id = up.parent
                where up.depth < 50)
            select max(depth) from up
            """;
    private static final String ANSWERS =
            """
            select version, body, confidence, author, at from answer
            where run_id = ? order by version
            """;

    private static final String UNREADABLE = "runs could not be read";

    private final DataSource database;

    public Runs(DataSource database) {
        this.database = database;
    }

    /** Some runs, newest first; {@code next} continues the list and is null at its end. */
    public record Page(List<RunView> items, @Nullable String next) {}

    public Optional<RunView> find(RunId run) {
        var found = list(RUN + " where r.id = ?", run, RunReading::view);
        return found.stream().findFirst();
    }

    /** The run that a caller started under that idempotency key. */
    public Optional<RunView> begun(String caller, String key) {
        var asked = RUN + " where r.caller = ? and r.idempotency_key = ?";
        return Statements.on(
                        database,
                        UNREADABLE,
                        connection ->
                                Statements.list(connection, asked, RunReading::view, caller, key))
                .stream()
                .findFirst();
    }

    /** The runs of a conversation, newest first; {@code after} is an earlier page's next. */
    public Page ofSession(SessionId session, @Nullable String after, int limit) {
        return page(RunFilter.ofSession(session), after, limit);
    }

    /** The runs a caller started, newest first. */
    public Page ofCaller(String caller, @Nullable String after, int limit) {
        return page(RunFilter.ofCaller(caller), after, limit);
    }

    /** The runs of everybody, newest first. */
    public Page all(@Nullable String after, int limit) {
        return page(RunFilter.ALL, after, limit);
    }

    /** The settled steps of a run, in the order in which they ended. */
    public List<StepView> steps(RunId run) {
        return list(STEPS, run, RunReading::step);
    }

    /** What was proved so far; bodies are gone some time after the end. */
    public Map<StepId, Evidence> evidence(RunId run) {
        var found = new TreeMap<StepId, Evidence>();
        list(
                EVIDENCE,
                run,
                row -> found.put(new StepId(row.getString("step_id")), RunReading.evidence(row)));
        return found;
    }

    /** Every version of the answer, the first one first. */
    public List<Answer> answers(RunId run) {
        return list(ANSWERS, run, RunReading::answer);
    }

    /** A run that a step of another one has started, how it stands, and what it was given. */
    public record ChildRun(RunId id, RunStatus status, Value.Fields input) {}

    /** The runs that the steps of a run have started. */
    public List<ChildRun> children(RunId run) {
        return list(
                CHILDREN,
                run,
                row ->
                        new ChildRun(
                                new RunId(row.getString("id")),
                                RunStatus.of(row.getString("status")),
                                Json.read(row.getString("input"), Value.Fields.class)));
    }

    /** How the run stands; empty when it is not known. */
    public Optional<RunStatus> status(RunId run) {
        return list(STATUS, run, row -> RunStatus.of(row.getString(1))).stream().findFirst();
    }

    /** How each of these runs stands; those that are not known are left out. */
    public Map<RunId, RunStatus> statuses(List<RunId> runs) {
        var found = new LinkedHashMap<RunId, RunStatus>();
        return Statements.on(
                database,
                UNREADABLE,
                connection -> {
                    Statements.each(
                            connection,
                            STATUSES,
                            row ->
                                    found.put(
                                            new RunId(row.getString(1)),
                                            RunStatus.of(row.getString(2))),
                            runs.stream().map(RunId::value).toList());
                    return found;
                });
    }

    /** How many runs the run is inside of: 0 when somebody started it himself. */
    int depth(RunId run) {
        return list(DEPTH, run, row -> row.getInt(1)).getFirst();
    }

    /** The plan of a run as it is now; without steps while it is still to be made. */
    public Optional<Plan> plan(RunId run) {
        return list(PLAN, run, row -> Json.read(row.getString(1), Plan.class)).stream().findFirst();
    }

    /** The runs the filter lets through, newest first. */
    public Page page(RunFilter filter, @Nullable String after, int limit) {
        return page(RUN, filter, after, limit);
    }

    /** The same without what may be large: the answers' bodies and what the runs were given. */
    public Page brief(RunFilter filter, @Nullable String after, int limit) {
        return page(BRIEF, filter, after, limit);
    }

    private Page page(String runs, RunFilter filter, @Nullable String after, int limit) {
        var size = Math.clamp(limit, 1, LONGEST_LIST);
        var cursor = after == null ? null : Cursor.parse(after);
        var columns = filter.columns();
        var at = cursor == null ? null : cursor.at().atOffset(ZoneOffset.UTC);
        var values = new ArrayList<@Nullable Object>(columns.values());
        values.addAll(Arrays.asList(at, at, cursor == null ? null : cursor.id(), size + 1));
        var items =
                Statements.on(
                        database,
                        UNREADABLE,
                        connection ->
                                Statements.list(
                                        connection,
                                        runs + where(columns) + PAGE,
                                        RunReading::view,
                                        values.toArray()));
        if (items.size() <= size) {
            return new Page(List.copyOf(items), null);
        }
        var shown = List.copyOf(items.subList(0, size));
        var last = shown.getLast();
        return new Page(shown, new Cursor(last.origin().at(), last.id().value()).toString());
    }

    /** Only what is asked for stands in the query, so that it has an index for each. */
    private static String where(Map<String, String> columns) {
        return columns.keySet().stream()
                .map(column -> "r." + column + " = ? and ")
                .collect(Collectors.joining("", " where r.parent is null and ", ""));
    }

    private <T> List<T> list(String sql, RunId run, Statements.Row<T> read) {
        return Statements.on(
                database,
                UNREADABLE,
                connection -> Statements.list(connection, sql, read, run.value()));
    }
}
