package dev.baton.bench;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentRegistry;
import dev.baton.agent.Child;
import dev.baton.agent.QuietWork;
import dev.baton.analysis.PaperAnalysis;
import dev.baton.bench.TokenTask.Call;
import dev.baton.json.Json;
import dev.baton.model.ModelCall;
import dev.baton.model.ModelReply;
import dev.baton.model.ModelSettings;
import dev.baton.model.ModelUse;
import dev.baton.model.Models;
import dev.baton.model.Spending;
import dev.baton.model.Tokens;
import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.Generated;
import dev.baton.nl2sql.Validation;
import dev.baton.nl2sql.answer.RuleAnswer;
import dev.baton.nl2sql.model.ModelQueryWriter;
import dev.baton.nl2sql.model.WriterConfig;
import dev.baton.nl2sql.step.PaperAsking;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Confidence;
import dev.baton.plan.Evidence;
import dev.baton.plan.Resolution;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.planner.Desk;
import dev.baton.planner.making.Planner;
import dev.baton.planner.rewoo.ModelPlanner;
import dev.baton.planner.solve.SolverAgent;
import dev.baton.sql.DataSource;
import dev.baton.sql.Verdict;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A task carried out as Baton does it: the real planner, agents, compression and solver, with a
 * model that gives the right plan, the right queries and the answer. Everything it reads and writes
 * is counted.
 */
final class PlannedRun {
    private final TokenTask task;
    private final PaperSource source;
    private final Counting models = new Counting();
    private final ModelQueryWriter writer;
    private final Map<StepId, Evidence> evidence = new TreeMap<>();
    private final Map<String, Integer> byPrompt = new LinkedHashMap<>();
    private String asked = "";
    private int call;
    private String solverPrompt = "";
    private String answer = "";
    private int tokens;
    private int calls;

    PlannedRun(TokenTask task, PaperSource source) {
        this.task = task;
        this.source = source;
        this.writer =
                new ModelQueryWriter(
                        models,
                        new SmallRyeConfigBuilder()
                                .withMapping(WriterConfig.class)
                                .withConverter(
                                        Duration.class, 200, text -> Duration.parse("PT" + text))
                                .build()
                                .getConfigMapping(WriterConfig.class),
                        Desk.CLOCK,
                        dev.baton.nl2sql.learn.Experience.NONE);
    }

    int tokens() {
        return tokens;
    }

    int calls() {
        return calls;
    }

    Map<String, Integer> byPrompt() {
        return byPrompt;
    }

    Map<StepId, Evidence> evidence() {
        return evidence;
    }

    /** What whoever wrote the answer has read. */
    String solverPrompt() {
        return solverPrompt;
    }

    String answer() {
        return answer;
    }

    /** Answers as scripted and counts what is sent: instructions, data, form, and the reply. */
    private final class Counting extends Models {
        Counting() {
            super(
                    ModelSettings.openai("http://127.0.0.1:1", "retries", "0"),
                    Spending.NOTHING,
                    Desk.CLOCK);
        }

        @Override
        public ModelReply ask(ModelCall call) {
            var prompt = call.prompt();
            var name = prompt.prompt().name();
            var reply =
                    switch (name) {
                        case "planner-plan" -> plan();
                        case "nl2sql-query" -> query();
                        case "planner-solve" -> {
                            solverPrompt = prompt.user();
                            yield answered();
                        }
                        default -> throw new AssertionError("not expected: " + name);
                    };
            var form = prompt.prompt().answerSchema();
            int read =
                    Tokens.count(prompt.system())
                            + Tokens.count(prompt.user())
                            + (form == null ? 0 : Tokens.count(form));
            int written = Tokens.count(reply);
            tokens += read + written;
            calls++;
            byPrompt.merge(name, read + written, Integer::sum);
            return new ModelReply(
                    reply,
                    "scripted",
                    new ModelUse(
                            call.purpose().code(), "scripted", "", read, written, read, null, 1));
        }
    }

    private String plan() {
        var steps = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < task.calls().size(); i++) {
            var step = new LinkedHashMap<String, Object>();
            step.put("id", "E" + (i + 1));
            switch (task.calls().get(i)) {
                case Call.Ask ask -> {
                    step.put("agent", "ask_database");
                    step.put("title", shortened(ask.question()));
                    step.put("input", List.of(pair("question", ask.question())));
                }
                case Call.Compare compare -> {
                    step.put("agent", "compare_tables");
                    step.put("title", "Compare both results");
                    step.put(
                            "input",
                            List.of(
                                    pair("left", "#E" + compare.left()),
                                    pair("right", "#E" + compare.right()),
                                    pair("threshold", String.valueOf(compare.threshold())),
                                    pair("direction", compare.direction())));
                }
            }
            step.put("needs", List.of());
            step.put("on_failure", "replan");
            steps.add(step);
        }
        var plan = new LinkedHashMap<String, Object>();
        plan.put("steps", steps);
        plan.put("impossible", null);
        return written(plan);
    }

    private static String shortened(String question) {
        return question.replaceAll(" of the .*| that stands.*|: .*", "");
    }

    private static Map<String, String> pair(String name, String value) {
        var pair = new LinkedHashMap<String, String>();
        pair.put("name", name);
        pair.put("value", value);
        return pair;
    }

    private static String written(Map<String, Object> fields) {
        return Json.mapper().valueToTree(fields).toString();
    }

    private String query() {
        var ask = (Call.Ask) task.calls().get(call - 1);
        var reply = new LinkedHashMap<String, Object>();
        reply.put("question", ask.question());
        reply.put("sql", ask.sql());
        reply.put(
                "reasoning",
                List.of(
                        "Join the tables along their keys and keep the rows of the period.",
                        "Group and add up, largest first."));
        reply.put("assumptions", List.of());
        reply.put("confidence", 0.9);
        reply.put("clarification", null);
        reply.put("declined", null);
        return written(reply);
    }

    /** The answer a good writer would give: the facts that were wanted, in words. */
    private String answered() {
        var said = new StringBuilder();
        for (var need : task.needs()) {
            var facts = TokensBench.facts(need, evidence);
            said.append("Most telling are ")
                    .append(String.join(", ", facts.stream().limit(12).toList()))
                    .append(" [E")
                    .append(need.call())
                    .append("]. ");
        }
        answer = said.toString().strip();
        return answer;
    }

    /** Throws when a step fails: then the task would not have been done. */
    void run() {
        var ask = PaperAsking.agent(source, models);
        var compare = PaperAnalysis.compareTables();
        var solver = new SolverAgent(models, Desk.briefings(), Desk.config(), Desk.CLOCK);
        var agents = new HashMap<String, Agent>();
        for (var agent : List.of(ask, compare, solver)) {
            agents.put(agent.card().name(), agent);
        }
        var registry = new AgentRegistry(List.of(ask, compare, solver));
        var planner =
                new Planner(
                        registry,
                        new ModelPlanner(models, Desk.config(), Desk.CLOCK),
                        models,
                        Desk.config(),
                        Desk.CLOCK);
        var planned = planner.plan(Desk.goal(task.goal()), new Stepping(StepId.of(1)));
        if (!planned.madeBy().equals("scripted")) {
            throw new AssertionError("the plan was not taken");
        }
        for (var step : planned.plan().steps()) {
            carryOut(step, agents.get(step.agent()));
        }
    }

    private void carryOut(Step step, Agent agent) {
        call = step.id().number();
        var input = Resolution.resolveFields(step.input(), evidence);
        var outcome = agent.carryOut(input, new Stepping(step.id()));
        evidence.put(step.id(), ((StepOutcome.Proven) outcome).evidence());
    }

    private final class Stepping extends QuietWork {
        private final StepId step;

        Stepping(StepId step) {
            this.step = step;
        }

        @Override
        public StepId step() {
            return step;
        }

        @Override
        public String goal() {
            return task.goal();
        }

        @Override
        public Map<StepId, Evidence> evidence() {
            return evidence;
        }

        @Override
        public Instant deadline() {
            return Desk.NOW.plusSeconds(60);
        }

        @Override
        public Child child(String workflow, Value.Fields input) {
            asked = input.text("question").orElseThrow();
            return new Child(new RunId("child"), queried(), Confidence.FULL, 0);
        }
    }

    /**
     * The workflow nl2sql as a child of a plan: written by the model, checked, run, said by rules.
     */
    private Value.Fields queried() {
        var today = LocalDate.now(Desk.CLOCK);
        var question = new Asked(asked, null, source.schema(), today, List.of());
        var written = writer.written(question, source, new Stepping(StepId.of(1)));
        var draft = Generated.byModel(written.draft(), asked, written.engine(), written.prompt());
        if (!(source.check(String.valueOf(draft.sql())) instanceof Verdict.Allowed allowed)) {
            throw new AssertionError("refused: " + draft);
        }
        source.gives(task.result(call));
        var limits = new DataSource.Limits(1000, 1 << 22, Duration.ofSeconds(5));
        var result = source.run(allowed.sql(), limits, new Cancellation());
        var valid =
                new Validation(
                        true,
                        new Validation.Details(true, true, true, true, List.of(), List.of()),
                        10.0);
        var answer = RuleAnswer.write(draft, valid, result, new Confidence(0.7));
        var body = new LinkedHashMap<>(Json.fields(draft).fields());
        body.putAll(Json.fields(result).fields());
        body.putAll(Json.fields(answer).fields());
        body.put("row_count", Value.number(result.rowCount()));
        return new Value.Fields(body);
    }
}
