package dev.baton.nl2sql.model;

import dev.baton.agent.Work;
import dev.baton.model.ModelReply;
import dev.baton.model.Prompt;
import dev.baton.model.Tokens;
import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.Draft;
import dev.baton.nl2sql.link.Linker;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.sql.DataSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question on its way to a draft: asked, read, checked, repaired at most once. */
final class Writing {
    private final Asking asking;
    private final ModelQueryWriter.Prompts prompts;
    private final WriterConfig config;
    private final Asked asked;
    private final DataSource source;
    private final Work work;
    private final SchemaReading schema;
    private final Map<String, String> inputs;
    // What is wrong with the first answer that is of no use, and that answer.
    private @Nullable String complaint;
    private String complainedOf = "";

    Writing(
            Asking asking,
            ModelQueryWriter.Prompts prompts,
            WriterConfig config,
            WholeSchemas whole,
            String examples,
            Asked asked,
            DataSource source,
            Work work) {
        this.asking = asking;
        this.prompts = prompts;
        this.config = config;
        this.asked = asked;
        this.source = source;
        this.work = work;
        this.schema = SchemaReading.of(asked, config, whole);
        this.inputs = inputs(asked, schema, examples);
    }

    ModelQueryWriter.Written written() {
        work.progress("asking a language model", 0.1);
        var prompt = prompts.query().with(inputs);
        var replies = asking.ask(prompt, plainTokens(prompt), config.candidates());
        work.progress("checking what it wrote", 0.6);
        return drafted(replies, false).orElseGet(this::repaired);
    }

    private ModelQueryWriter.Written repaired() {
        work.progress("having it repaired", 0.7);
        var all = new LinkedHashMap<>(inputs);
        all.put("written", complainedOf);
        all.put("complaint", Objects.requireNonNullElse(complaint, ""));
        var prompt = prompts.repair().with(all);
        var reply = asking.ask(prompt, plainTokens(prompt));
        return drafted(List.of(reply), true)
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.MODEL_GARBAGE,
                                "The language model's query did not pass the checks."));
    }

    /** The draft these answers make; empty when none of them is of use. */
    private Optional<ModelQueryWriter.Written> drafted(List<ModelReply> replies, boolean repaired) {
        var sound = new ArrayList<Vote.Candidate>();
        ModelAnswer without = null;
        int silent = 0;
        for (var reply : replies) {
            var answer = ModelAnswer.read(reply.text()).orElse(null);
            if (answer == null) {
                complain("This is not the JSON object that was asked for.", reply.text());
            } else if (answer.sql() == null) {
                without = without == null ? answer : without;
                silent++;
            } else {
                switch (Checked.of(answer.sql(), source, work.cancellation())) {
                    case Checked.Sound checked -> sound.add(new Vote.Candidate(answer, checked));
                    case Checked.Faulty(var why) -> complain(why, answer.sql());
                }
            }
        }
        var engine = replies.getFirst().engine();
        if (without != null && silent * 2 >= replies.size()) {
            return Optional.of(written(withoutQuery(without), engine));
        }
        if (sound.isEmpty()) {
            return Optional.empty();
        }
        var outcome = settled(Vote.among(sound, source, work.cancellation()));
        var draft = query(outcome, sound.size() / (double) replies.size(), repaired);
        return Optional.of(written(draft, engine));
    }

    private ModelQueryWriter.Written written(Draft draft, String engine) {
        return new ModelQueryWriter.Written(draft, engine, prompts.query().version());
    }

    /** When two candidates disagree and no third decides, the model is shown both, once. */
    private Vote.Outcome settled(Vote.Outcome outcome) {
        var rival = outcome.rival();
        if (rival == null) {
            return outcome;
        }
        var all = new LinkedHashMap<>(inputs);
        all.put("written", "%s\n\n%s".formatted(sql(outcome.taken()), sql(rival)));
        all.put(
                "complaint",
                "These two queries give different results. Give the one that answers the question, or a better one.");
        try {
            var prompt = prompts.repair().with(all);
            var answer = ModelAnswer.read(asking.ask(prompt, plainTokens(prompt)).text());
            if (answer.isPresent()
                    && answer.get().sql() instanceof String sql
                    && Checked.of(sql, source, work.cancellation())
                            instanceof Checked.Sound sound) {
                var chosen = new Vote.Candidate(answer.get(), sound);
                return new Vote.Outcome(chosen, outcome.agreement(), null);
            }
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.CANCELLED) {
                throw e;
            }
        }
        return outcome;
    }

    private static String sql(Vote.Candidate candidate) {
        return candidate.checked().sql().text();
    }

    private void complain(String why, String written) {
        if (complaint == null) {
            complaint = why;
            complainedOf = written;
        }
    }

    private Draft query(Vote.Outcome outcome, double usable, boolean repaired) {
        var answer = outcome.taken().answer();
        var checked = outcome.taken().checked();
        var sql = checked.sql().text();
        var sure =
                new Sureness(
                        coverage(answer),
                        checked.valid(),
                        Literals.known(sql, asked.question(), asked.schema()),
                        outcome.agreement() * usable,
                        repaired,
                        answer.salvaged(),
                        answer.claimed());
        return new Draft.Query(
                standalone(answer),
                sql,
                reasoning(answer, repaired),
                answer.assumptions(),
                sure.confidence(),
                sure.signals());
    }

    /** Of the question as it stands alone: a follow-up's own few words would say little. */
    private double coverage(ModelAnswer answer) {
        return Linker.link(standalone(answer), asked.schema(), asked.today()).coverage();
    }

    private Draft withoutQuery(ModelAnswer answer) {
        if (answer.clarification() != null) {
            return new Draft.Clarification(answer.clarification(), answer.options());
        }
        var nearest = asked.schema().semantics().questions().stream().limit(3).toList();
        return new Draft.Declined(
                Objects.requireNonNullElse(
                        answer.declined(), "This database has nothing for that question."),
                nearest,
                standalone(answer));
    }

    private String standalone(ModelAnswer answer) {
        return Objects.requireNonNullElse(answer.question(), asked.question());
    }

    private static List<String> reasoning(ModelAnswer answer, boolean repaired) {
        var reasoning = new ArrayList<>(answer.reasoning());
        if (reasoning.isEmpty()) {
            reasoning.add("The model gave no reasoning.");
        }
        if (repaired) {
            reasoning.add("The first query did not pass the checks; this is the repaired one.");
        }
        return reasoning;
    }

    /** What the prompt would have taken with all of the schema in it. */
    private int plainTokens(Prompt.Filled prompt) {
        int filled = Tokens.count(prompt.system()) + Tokens.count(prompt.user());
        return filled - schema.tokens() + schema.plainTokens();
    }

    private static Map<String, String> inputs(Asked asked, SchemaReading schema, String examples) {
        var before = asked.before();
        return Map.of(
                "schema", schema.text(),
                "rules", (schema.rules() + "\n" + examples).strip(),
                "today", asked.today().toString(),
                "before", before == null ? "" : "%s\n%s".formatted(before.question(), before.sql()),
                "question", asked.question());
    }
}
