package dev.baton.bench;

import dev.baton.bench.TokenTask.Call;
import dev.baton.model.Tokens;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same task by a plain loop of thought, action and observation (ReAct) that never errs: the
 * same calls with the same results, each once. What it has seen is read again at every turn.
 */
final class LoopRun {
    private static final String INSTRUCTIONS =
            """
            Reach the goal as well as you can. You have these tools:

            run_sql(query): runs one PostgreSQL SELECT and gives its rows.
            compare_tables(left, right, threshold, direction): compares the rows of two observations by their names (left and \
            right are their numbers); gives differences and changes in percent, and flags those beyond the threshold.
            %s
            Use this format:
            Thought: what you think
            Action: the tool
            Action Input: its input
            Observation: its result
            (Thought, Action, Action Input and Observation may repeat)
            Thought: I now know the final answer
            Final Answer: the answer to the goal

            Today is 2026-11-26.\
            """;
    private static final String SCHEMA_TOOLS =
            """
            list_tables(): gives the names of all tables.
            describe_tables(names): gives the columns of these tables.
            """;

    private final TokenTask task;
    private final PaperSource source;
    private final Map<StepId, Evidence> evidence;
    private final String answer;
    private int read;
    private int tokens;
    private int calls;

    private LoopRun(
            TokenTask task, PaperSource source, Map<StepId, Evidence> evidence, String answer) {
        this.task = task;
        this.source = source;
        this.evidence = evidence;
        this.answer = answer;
        reads("Goal: " + task.goal() + "\n");
    }

    /** From now on every turn reads that too. */
    private void reads(String text) {
        read += Tokens.count(text);
    }

    /** What one run took. */
    record Taken(int tokens, int calls) {}

    /** With the whole schema in its instructions. */
    static Taken told(TokenTask task, PaperSource source, PlannedRun run) {
        var loop = new LoopRun(task, source, run.evidence(), run.answer());
        loop.reads(INSTRUCTIONS.formatted("") + "\n\nTables:\n" + source.told(Set.of()));
        return loop.run();
    }

    /** With tools to look the schema up, used once each. */
    static Taken looking(TokenTask task, PaperSource source, PlannedRun run) {
        var loop = new LoopRun(task, source, run.evidence(), run.answer());
        loop.reads(INSTRUCTIONS.formatted(SCHEMA_TOOLS));
        loop.turn(
                "I need to know which tables there are.",
                "list_tables",
                "",
                source.schema().catalogue().tables().stream()
                        .map(table -> table.name().name())
                        .collect(Collectors.joining(", ")));
        loop.turn(
                "These tables matter for the goal.",
                "describe_tables",
                String.join(", ", task.tables()),
                source.told(Set.copyOf(task.tables())));
        return loop.run();
    }

    private Taken run() {
        for (int i = 1; i <= task.calls().size(); i++) {
            var body = (Value.Fields) evidence.get(StepId.of(i)).body();
            switch (task.calls().get(i - 1)) {
                case Call.Ask ask -> turn(ask.thought(), "run_sql", ask.sql(), table(body));
                case Call.Compare compare ->
                        turn(
                                compare.thought(),
                                "compare_tables",
                                "left=%d, right=%d, threshold=%d, direction=%s"
                                        .formatted(
                                                compare.left(),
                                                compare.right(),
                                                compare.threshold(),
                                                compare.direction()),
                                body.text("text").orElse("") + "\n" + table(body));
            }
        }
        ask("Thought: I now know the final answer\nFinal Answer: " + answer);
        return new Taken(tokens, calls);
    }

    private void turn(String thought, String tool, String input, String observation) {
        var said = "Thought: %s\nAction: %s\nAction Input: %s\n".formatted(thought, tool, input);
        ask(said);
        reads(said);
        reads("Observation: " + observation + "\n");
    }

    private void ask(String reply) {
        tokens += read + Tokens.count(reply);
        calls++;
    }

    /** Rows as short as a tool can give them. */
    private static String table(Value.Fields body) {
        var columns =
                ((Value.Items) body.at("columns"))
                        .items().stream()
                                .map(column -> ((Value.Fields) column).text("name").orElse(""))
                                .collect(Collectors.joining("|"));
        var rows = ((Value.Items) body.at("rows")).items();
        return columns
                + "\n"
                + rows.stream().map(LoopRun::line).collect(Collectors.joining("\n"))
                + "\n(%d rows)".formatted(rows.size());
    }

    private static String line(Value row) {
        List<Value> cells = ((Value.Items) row).items();
        return cells.stream()
                .map(cell ->
                        switch (cell) {
                            case Value.Text(var text) -> text;
                            case Value.Number(var number) -> number.toPlainString();
                            case Value.Flag(var flag) -> flag ? "yes" : "no";
                            case Value.Nothing _,
                                    Value.Items _,
                                    Value.Fields _,
                                    Value.Ref _,
                                    Value.Prose _ ->
                                    "";
                        })
                .collect(Collectors.joining("|"));
    }
}
