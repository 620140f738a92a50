package dev.baton.agent;

import dev.baton.plan.Effect;
import dev.baton.plan.Shape;
import dev.baton.plan.Skill;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is for: what planners, people and the registry read of it. {@code permission} is
 * what a caller needs to use it, null when anyone may.
 */
public record AgentCard(
        String name,
        String purpose,
        Shape.Fields input,
        Shape.Fields output,
        Effect effect,
        @Nullable Permission permission,
        Cost cost) {

    /** What one call usually takes: model tokens read and written, and milliseconds. */
    public record Cost(int tokens, long millis) {
        public static final Cost SMALL = new Cost(0, 50);
    }

    /** An agent for everyone whose calls cost little. */
    public AgentCard(
            String name, String purpose, Shape.Fields input, Shape.Fields output, Effect effect) {
        this(name, purpose, input, output, effect, null, Cost.SMALL);
    }

    /** The same, with fields of which only the names are known. */
    public AgentCard(
            String name, String purpose, List<String> inputs, List<String> outputs, Effect effect) {
        this(name, purpose, Shape.Fields.of(inputs), Shape.Fields.of(outputs), effect);
    }

    /** Whether this caller may use it. */
    public boolean allows(Caller caller) {
        return permission == null || caller.may(permission);
    }

    /** What a plan of this caller is checked against. */
    public Skill skill(Caller caller) {
        return new Skill(input, output, effect, allows(caller));
    }
}
