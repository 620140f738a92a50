package dev.baton.agent;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Who is on duty besides the agents of this process, and what administrators have ordered. */
public interface Roster {
    /** Nobody else, and no orders. */
    Roster EMPTY =
            new Roster() {
                @Override
                public void follow(Consumer<Sheet> reader) {
                    reader.accept(Sheet.EMPTY);
                }

                @Override
                public Begun begin(String idempotencyKey, String instance) {
                    return new Begun(instance, false);
                }

                @Override
                public void withdraw(String idempotencyKey, String instance) {}

                @Override
                public Optional<String> begunBy(String idempotencyKey) {
                    return Optional.empty();
                }
            };

    /** Hands over what is known now, and each time it changes the whole of it again. */
    void follow(Consumer<Sheet> reader);

    /**
     * Notes, before it is asked, that this instance is to carry out a step with effects outside;
     * tells who was noted first.
     */
    Begun begin(String idempotencyKey, String instance);

    /** Takes the note back: the step has certainly not begun there. */
    void withdraw(String idempotencyKey, String instance);

    /** Who was noted first for that step. */
    Optional<String> begunBy(String idempotencyKey);

    /** Whose step it is; {@code before} when that was known already. */
    record Begun(String by, boolean before) {}

    /** Everyone elsewhere, and what was ordered for an agent or an instance by its name. */
    record Sheet(List<Remote> remotes, Map<String, Presence> orders) {
        public static final Sheet EMPTY = new Sheet(List.of(), Map.of());

        public Sheet {
            remotes = List.copyOf(remotes);
            orders = Map.copyOf(orders);
        }
    }

    /**
     * An instance elsewhere and what it says of itself; the agent is the same object for as long as
     * it is the same instance.
     */
    record Remote(
            String instance,
            RemoteAgent agent,
            URI url,
            String version,
            int most,
            Presence presence,
            Instant heard) {}
}
