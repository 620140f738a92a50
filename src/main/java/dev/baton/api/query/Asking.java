package dev.baton.api.query;

import dev.baton.api.security.CurrentCaller;
import dev.baton.json.Json;
import dev.baton.nl2sql.Nl2SqlConfig;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.planner.Workflows;
import dev.baton.run.RunEngine;
import dev.baton.run.RunRequest;
import dev.baton.run.Turns;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.session.Sessions;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a well-formed question to a run under way; the one way in for REST and sockets. */
@ApplicationScoped
public class Asking {
    /** The workflow that answers questions. */
    public static final String WORKFLOW = "nl2sql";

    private final Sessions sessions;
    private final DataSources sources;
    private final Workflows workflows;
    private final RunEngine engine;
    private final Turns turns;
    private final Nl2SqlConfig config;

    Asking(
            Sessions sessions,
            DataSources sources,
            Workflows workflows,
            RunEngine engine,
            Turns turns,
            Nl2SqlConfig config) {
        this.sessions = sessions;
        this.sources = sources;
        this.workflows = workflows;
        this.engine = engine;
        this.turns = turns;
        this.config = config;
    }

    /** The run that was started, and its conversation. */
    public record Asked(RunId run, SessionId session) {}

    /**
     * Starts the run that answers the question. Throws forbidden, unknown_data_source, not_found or
     * conflict (session), conflict (idempotency key used for another question), busy.
     */
    public Asked ask(QueryRequest request, Caller caller, @Nullable String idempotencyKey) {
        CurrentCaller.allowed(caller, Permission.ASK);
        var source = source(request.dataSource(), caller);
        var session = sessions.open(request.session(), caller, request.query());
        var input = input(request, session.id(), source);
        var run =
                engine.start(
                        new RunRequest(
                                session.id(),
                                caller,
                                WORKFLOW,
                                request.query(),
                                workflows.plan(WORKFLOW, input),
                                input,
                                config.timeout(),
                                idempotencyKey,
                                null));
        return new Asked(run, session.id());
    }

    private String source(@Nullable String wanted, Caller caller) {
        if (wanted != null) {
            return sources.find(wanted, caller).name();
        }
        return sources.list(caller).stream()
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.UNKNOWN_DATA_SOURCE,
                                "There is no data source that you may ask.",
                                "Ask an administrator to add one or to grant you one."))
                .name();
    }

    private Value.Fields input(QueryRequest request, SessionId session, String source) {
        var input = new LinkedHashMap<String, Value>();
        input.put("question", Value.text(request.query()));
        input.put("data_source", Value.text(source));
        input.put("before", before(request, session, source));
        input.put("rules", rules(request.context()));
        input.put("preferences", request.context().at("user_preferences"));
        return new Value.Fields(input);
    }

    /** A follow-up is read against the conversation's last answered question on the same source. */
    private Value before(QueryRequest request, SessionId session, String source) {
        if (request.session() == null) {
            return Value.NOTHING;
        }
        return turns.lastAnswered(session)
                .filter(body -> body.at("data_source").equals(Value.text(source)))
                .filter(body -> body.text("sql").isPresent())
                .<Value>map(body ->
                        new Value.Fields(
                                Map.of(
                                        "question", body.at("question"),
                                        "sql", body.at("sql"))))
                .orElse(Value.NOTHING);
    }

    private static Value rules(Value.Fields context) {
        var rules = context.at("business_rules");
        return switch (rules) {
            case Value.Items items -> items;
            case Value.Fields(var fields) ->
                    new Value.Items(
                            fields.entrySet().stream()
                                    .map(rule -> Value.text(said(rule.getKey(), rule.getValue())))
                                    .toList());
            case Value.Text text -> new Value.Items(List.of(text));
            case Value.Nothing _, Value.Number _, Value.Flag _, Value.Ref _, Value.Prose _ ->
                    new Value.Items(List.of());
        };
    }

    private static String said(String name, Value rule) {
        return name + ": " + (rule instanceof Value.Text(var text) ? text : Json.write(rule));
    }
}
