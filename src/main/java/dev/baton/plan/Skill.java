package dev.baton.plan;

/**
 * What a plan is checked against of the agent that is to carry a step out; {@code allowed} says
 * whether the caller may use it.
 */
public record Skill(Shape.Fields input, Shape.Fields output, Effect effect, boolean allowed) {
    /** Of an agent about which nothing is known but that it is there. */
    public static final Skill UNKNOWN =
            new Skill(Shape.Fields.OPEN, Shape.Fields.OPEN, Effect.NONE, true);
}
