package dev.baton.house;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which package may import which, by the first segment below dev.baton; every package may import
 * json. ARCHITECTURE.md shows the same table.
 */
public final class Ladder {
    private static final Map<String, List<String>> STEPS = new LinkedHashMap<>();

    static {
        step("plan");
        step("json", "plan");
        step("store", "plan");
        step("security", "plan");
        step("statistics", "plan");
        step("chart", "plan");
        step("event", "plan");
        step("model", "plan");
        step("memory", "plan", "store", "security", "model", "statistics");
        step("sql", "plan", "security", "model");
        step("context", "plan", "model");
        step("agent", "plan", "store", "security", "event", "model", "context");
        step("session", "plan", "store", "security", "event");
        step("escalation", "plan", "store", "security", "event");
        step("planner", "plan", "security", "model", "context", "agent");
        step("nl2sql", "plan", "security", "model", "memory", "context", "agent", "sql", "chart");
        step("pipeline", "plan", "store", "security", "model", "context", "agent", "sql");
        step(
                "reward",
                "plan",
                "store",
                "security",
                "event",
                "model",
                "sql",
                "context",
                "memory",
                "agent",
                "statistics");
        step("analysis", "plan", "model", "context", "agent", "sql", "statistics", "chart");
        step(
                "finance",
                "plan",
                "store",
                "security",
                "model",
                "context",
                "agent",
                "statistics",
                "chart");
        step(
                "run",
                "plan",
                "store",
                "security",
                "event",
                "model",
                "sql",
                "context",
                "agent",
                "session",
                "escalation",
                "planner");
        step(
                "api",
                "plan",
                "store",
                "security",
                "statistics",
                "chart",
                "event",
                "model",
                "memory",
                "sql",
                "context",
                "agent",
                "session",
                "escalation",
                "planner",
                "nl2sql",
                "pipeline",
                "reward",
                "finance",
                "run");
        step(
                "launch",
                "plan",
                "store",
                "security",
                "statistics",
                "chart",
                "event",
                "model",
                "memory",
                "sql",
                "context",
                "agent",
                "session",
                "escalation",
                "planner",
                "nl2sql",
                "pipeline",
                "reward",
                "finance",
                "run",
                "api");
    }

    private Ladder() {}

    private static void step(String name, String... mayImport) {
        STEPS.put(name, List.of(mayImport));
    }

    /** From the lowest package to the highest. */
    public static Map<String, List<String>> steps() {
        return STEPS;
    }

    static boolean allows(String from, String to) {
        return from.equals(to)
                || to.equals("json") && !from.equals("plan")
                || STEPS.getOrDefault(from, List.of()).contains(to);
    }
}
