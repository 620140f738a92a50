package dev.baton.api.query;

import dev.baton.api.security.CurrentCaller;
import dev.baton.json.Json;
import dev.baton.model.Models;
import dev.baton.model.Wish;
import dev.baton.nl2sql.Nl2SqlConfig;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.planner.PlannerConfig;
import dev.baton.planner.Workflow;
import dev.baton.planner.Workflows;
import dev.baton.planner.route.Route;
import dev.baton.planner.route.Router;
import dev.baton.run.RunEngine;
import dev.baton.run.RunRequest;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.run.Terms;
import dev.baton.run.Turns;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.session.Sessions;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a well-formed question to a run under way; the one way in for REST and sockets. */
@ApplicationScoped
public class Asking {
    /** The workflow that answers questions. */
    public static final String WORKFLOW = Router.QUESTION;

    /** The workflow that answers many. */
    static final String BATCH = "query_batch";

    /** What runs are called whose plan is made for them. */
    public static final String GOAL = "goal";

    private final Sessions sessions;
    private final DataSources sources;
    private final Workflows workflows;
    private final RunEngine engine;
    private final Runs runs;
    private final Turns turns;
    private final Router router;
    private final Nl2SqlConfig config;
    private final PlannerConfig planner;
    private final Models models;

    Asking(
            Sessions sessions,
            DataSources sources,
            Workflows workflows,
            RunEngine engine,
            Runs runs,
            Turns turns,
            Router router,
            Nl2SqlConfig config,
            PlannerConfig planner,
            Models models) {
        this.sessions = sessions;
        this.sources = sources;
        this.workflows = workflows;
        this.engine = engine;
        this.runs = runs;
        this.turns = turns;
        this.router = router;
        this.config = config;
        this.planner = planner;
        this.models = models;
    }

    /** The run that was started, its conversation, and how long it may take, grading included. */
    public record Asked(RunId run, SessionId session, Duration timeout) {}

    /** What is to be carried out: a plan, or none where one is to be made. */
    private record Course(
            String workflow, Plan plan, Value.Fields input, Duration timeout, double threshold) {}

    /**
     * Starts the run that answers the question: the workflow it is known for, a plan to be made
     * when it takes several steps, else one query. Throws forbidden, unknown_data_source, not_found
     * or conflict (session), conflict (idempotency key used for another question), busy.
     */
    public Asked ask(QueryRequest request, Caller caller, @Nullable String idempotencyKey) {
        CurrentCaller.allowed(caller, Permission.ASK);
        var before = begun(request, caller, idempotencyKey);
        if (before.isPresent()) {
            return before.get();
        }
        var source = source(request.dataSource(), caller);
        var session = sessions.open(request.session(), caller, request.query());
        var course = course(request, session.id(), source, caller);
        var run =
                engine.start(
                        new RunRequest(
                                session.id(),
                                caller,
                                course.workflow(),
                                request.query(),
                                course.plan(),
                                course.input(),
                                course.timeout(),
                                idempotencyKey,
                                null,
                                terms(request, course)));
        return new Asked(run, session.id(), course.timeout().plus(beside(course.plan())));
    }

    /**
     * The run of the same question under the same key. It has its conversation, which has gone on
     * by it: a second conversation would be empty, and a follow-up would be read in another light.
     */
    public Optional<Asked> begun(
            QueryRequest request, Caller caller, @Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? Optional.empty()
                : runs.begun(caller.name(), idempotencyKey)
                        .filter(run -> same(request, run.origin()))
                        .map(run -> new Asked(run.id(), run.origin().session(), config.timeout()));
    }

    private static boolean same(QueryRequest request, RunView.Origin origin) {
        var wanted = request.dataSource();
        var input = origin.input();
        var context = request.context();
        return origin.question().equals(request.query())
                && (request.session() == null || request.session().equals(origin.session()))
                && (wanted == null || Value.text(wanted).equals(input.at("data_source")))
                && (request.train() != null) == input.fields().containsKey("train")
                && (!input.fields().containsKey("rules")
                        || input.at("rules").equals(rules(context))
                                && input.at("preferences").equals(context.at("user_preferences")));
    }

    /** What runs beside an answer has time of its own. */
    private static Duration beside(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.policy().beside())
                .map(step -> step.policy().timeout())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Nobody waits for a person; one may add a version to an answer that is in doubt, but in
     * training, where doubts cost reward and not somebody's time.
     */
    private Terms terms(QueryRequest request, Course course) {
        var asks = config.escalate() && request.train() == null;
        return Terms.DEFAULT
                .below(Confidence.clamped(course.threshold()))
                .escalating(asks ? Terms.Escalate.AFTERWARDS : Terms.Escalate.NEVER);
    }

    private Course course(QueryRequest request, SessionId session, String source, Caller caller) {
        var train = request.train();
        if (train != null) {
            return graded(train, request, session, source);
        }
        return switch (router.route(request.query(), caller)) {
            case Route.ToQuestion _ -> {
                var input = input(request, session, source);
                yield new Course(
                        WORKFLOW,
                        workflows.plan(WORKFLOW, input),
                        input,
                        config.timeout(),
                        config.confidenceThreshold());
            }
            case Route.ToPlanner _ -> {
                var input =
                        input(request, session, source).with("before", spoken(request, session));
                var plan = new Plan(request.query(), List.of(), Value.NOTHING);
                yield planned(GOAL, plan, input);
            }
            case Route.ToWorkflow(var name, _, _) -> {
                var input = said(workflows.find(name), request.query(), source);
                yield planned(name, workflows.plan(name, input, caller), input);
            }
        };
    }

    private Course planned(String name, Plan plan, Value.Fields input) {
        return new Course(name, plan, input, planner.timeout(), planner.confidenceThreshold());
    }

    /**
     * Training is about queries: whatever the question, it is answered by one, so that the same
     * question goes the same way each time. Grading has time of its own.
     */
    private Course graded(TrainMode train, QueryRequest request, SessionId session, String source) {
        var input = trained(input(request, session, source), train);
        return new Course(
                WORKFLOW,
                workflows.plan(WORKFLOW, input),
                input,
                config.timeout(),
                config.confidenceThreshold());
    }

    /** Throws the problem why a wish cannot be had. */
    private Value.Fields trained(Value.Fields input, TrainMode train) {
        models.whyNot(Wish.of(Value.Fields.EMPTY.with(Wish.FIELD, train.variant())))
                .ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
        return input.with("train", train.input()).with(Wish.FIELD, train.variant());
    }

    /**
     * Starts the run that answers many questions to one data source; each is a run of its own and
     * none follows another. Throws as {@link #ask}; a question that cannot be asked is told as such
     * among the answers.
     */
    public Asked askAll(BatchRequest request, Caller caller, @Nullable String idempotencyKey) {
        CurrentCaller.allowed(caller, Permission.ASK);
        var source = source(request.dataSource(), caller);
        var session = sessions.open(request.session(), caller, request.title());
        var items =
                request.items().stream()
                        .<Value>map(item -> item(item, session.id(), source))
                        .toList();
        var input =
                new Value.Fields(
                        Map.of("data_source", Value.text(source), "items", new Value.Items(items)));
        var run =
                engine.start(
                        new RunRequest(
                                session.id(),
                                caller,
                                BATCH,
                                request.title(),
                                workflows.plan(BATCH, input),
                                input,
                                config.batch().timeout(),
                                idempotencyKey,
                                null,
                                Terms.DEFAULT.urgent(config.batch().priority())));
        return new Asked(run, session.id(), config.batch().timeout());
    }

    private Value item(BatchRequest.Item item, SessionId session, String source) {
        return switch (item) {
            case BatchRequest.Refused refused -> refused.told();
            case BatchRequest.Question(var request) -> {
                try {
                    var input = input(request, session, source);
                    yield request.train() == null ? input : trained(input, request.train());
                } catch (ProblemException e) {
                    yield new BatchRequest.Refused(request.query(), e.problem()).told();
                }
            }
        };
    }

    /** What of a question in words the workflow takes. */
    private static Value.Fields said(Workflow workflow, String text, String source) {
        var said = new LinkedHashMap<String, Value>();
        List.of("question", "goal", "request").forEach(name -> said.put(name, Value.text(text)));
        said.put("data_source", Value.text(source));
        var shape = workflow.inputs().shape();
        said.keySet().removeIf(name -> !shape.open() && !shape.fields().containsKey(name));
        return new Value.Fields(said);
    }

    /** A goal is read with what was asked and answered before, whatever that was. */
    private Value spoken(QueryRequest request, SessionId session) {
        return request.session() == null
                ? Value.NOTHING
                : turns.lastAnswered(session)
                        .<Value>map(body ->
                                new Value.Fields(
                                        Map.of(
                                                "question", body.at("question"),
                                                "text", body.at("text"))))
                        .orElse(Value.NOTHING);
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
