package dev.baton.planner;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.AgentRegistry;
import dev.baton.agent.Work;
import dev.baton.context.Briefings;
import dev.baton.context.ContextConfig;
import dev.baton.model.ModelSettings;
import dev.baton.model.Models;
import dev.baton.model.Spending;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.planner.making.Planner;
import dev.baton.planner.rewoo.ModelPlanner;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Agents on paper, and planners that know them. */
public final class Desk {
    public static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Shape.Fields TABLE =
            Shape.Fields.of(List.of())
                    .with("text", Shape.TEXT)
                    .with("columns", new Shape.Items(Shape.ANY))
                    .with("rows", new Shape.Items(new Shape.Items(Shape.ANY)))
                    .maybe("sql", Shape.TEXT)
                    .maybe("question", Shape.TEXT)
                    .maybe("confidence", Shape.NUMBER);

    private Desk() {}

    public static AgentCard ask() {
        return new AgentCard(
                "ask_database",
                "Answers one question in words about a database. Databases: projects (companies, projects, budgets, expenses).",
                Shape.Fields.of(List.of())
                        .with("question", Shape.TEXT)
                        .maybe("data_source", Shape.oneOf("projects", "freight"))
                        .maybe("before", Shape.Fields.OPEN),
                TABLE,
                Effect.NONE,
                null,
                new AgentCard.Cost(2000, 4000));
    }

    public static AgentCard compare() {
        return new AgentCard(
                "compare_tables",
                "Compares two results row by row.",
                Shape.Fields.of(List.of())
                        .with("left", TABLE)
                        .with("right", TABLE)
                        .maybe("left_name", Shape.TEXT)
                        .maybe("right_name", Shape.TEXT)
                        .maybe("threshold", Shape.NUMBER)
                        .maybe("direction", Shape.oneOf("more", "less", "any")),
                TABLE.with("flagged", new Shape.Items(Shape.TEXT)),
                Effect.NONE);
    }

    public static AgentCard mail() {
        return new AgentCard(
                "send_mail",
                "Sends a mail to a person.",
                Shape.Fields.of(List.of()).with("to", Shape.TEXT).with("text", Shape.TEXT),
                Shape.Fields.of(List.of()).with("sent", Shape.FLAG),
                Effect.EXTERNAL,
                Permission.OPERATE,
                AgentCard.Cost.SMALL);
    }

    /** Agents of these cards that give back their input. */
    public static AgentRegistry registry(AgentCard... cards) {
        var agents = new ArrayList<Agent>();
        for (var card : cards) {
            agents.add(new Paper(card));
        }
        return new AgentRegistry(agents);
    }

    public static Catalogue catalogue(AgentCard... cards) {
        return Catalogue.of(registry(cards), Caller.LOCAL);
    }

    public static Catalogue catalogue() {
        return catalogue(ask(), compare(), mail());
    }

    public static Goal goal(String text) {
        return new Goal(text, Value.Fields.EMPTY, Caller.LOCAL);
    }

    public static Caller caller(String name, Permission... permissions) {
        return new Caller(name, Set.of(permissions));
    }

    public static PlannerConfig config(String... settings) {
        var builder =
                new SmallRyeConfigBuilder()
                        .withMapping(PlannerConfig.class)
                        .withConverter(Duration.class, 200, text -> Duration.parse("PT" + text));
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValue("baton.planner." + settings[i], settings[i + 1]);
        }
        return builder.build().getConfigMapping(PlannerConfig.class);
    }

    public static Briefings briefings() {
        return new Briefings(
                new SmallRyeConfigBuilder()
                        .withMapping(ContextConfig.class)
                        .build()
                        .getConfigMapping(ContextConfig.class));
    }

    /** The models of that address; no address, no model. */
    public static Models models(@Nullable String url, String... settings) {
        return new Models(
                url == null
                        ? ModelSettings.of(Map.of("provider", "rules"))
                        : ModelSettings.openai(url, with(settings)),
                Spending.NOTHING,
                CLOCK);
    }

    private static String[] with(String... settings) {
        var all = new ArrayList<>(List.of("retries", "0"));
        all.addAll(List.of(settings));
        return all.toArray(String[]::new);
    }

    public static ModelPlanner modelPlanner(@Nullable String url, String... settings) {
        return new ModelPlanner(models(url), config(settings), CLOCK);
    }

    public static Planner planner(AgentRegistry agents, Models models, String... settings) {
        var config = config(settings);
        return new Planner(agents, new ModelPlanner(models, config, CLOCK), models, config, CLOCK);
    }

    /** An agent that proves what it was told. */
    public record Paper(AgentCard card) implements Agent {
        @Override
        public StepOutcome carryOut(Value.Fields input, Work work) {
            return new StepOutcome.Proven(new Evidence(input, "done", "rules"));
        }
    }
}
