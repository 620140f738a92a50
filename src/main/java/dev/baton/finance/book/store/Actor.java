package dev.baton.finance.book.store;

import dev.baton.agent.Work;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to the books, as the audit trail keeps it: a person, or an agent with its
 * version and, when a model took part, that model and the hash of its prompt; and within which run
 * and step, because of what and for what reason.
 */
public record Actor(
        String name,
        Kind kind,
        @Nullable Engine engine,
        @Nullable String run,
        @Nullable String step,
        @Nullable String document,
        @Nullable String reason) {
    /** People decide, agents prepare. */
    public enum Kind {
        PERSON,
        AGENT
    }

    /** What an agent worked with. */
    public record Engine(String version, @Nullable String model, @Nullable String prompt) {}

    public static Actor person(String name) {
        return new Actor(name, Kind.PERSON, null, null, null, null, null);
    }

    /** An agent at work in a step of a run. */
    public static Actor agent(String name, @Nullable String run, @Nullable String step) {
        return new Actor(name, Kind.AGENT, new Engine("1", null, null), run, step, null, null);
    }

    /** An agent that carries a step out. */
    public static Actor agent(String name, Work work) {
        return agent(name, work.run().value(), work.step().value());
    }

    public Actor with(Engine other) {
        return new Actor(name, kind, other, run, step, document, reason);
    }

    public Actor because(@Nullable String why) {
        return new Actor(name, kind, engine, run, step, document, why);
    }

    public Actor of(@Nullable String what) {
        return new Actor(name, kind, engine, run, step, what, reason);
    }
}
