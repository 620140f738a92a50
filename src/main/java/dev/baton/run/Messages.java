package dev.baton.run;

import dev.baton.agent.Message;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the agents of a run have told one another; used from the threads of all its steps. */
final class Messages {
    private static final Logger LOG = Logger.getLogger(Messages.class);
    private static final int LONGEST = 16 << 10;
    private static final int MOST = 200;

    private final List<Message> told;
    private final Clock clock;

    /** With what was told before this leg. */
    Messages(List<Message> before, Clock clock) {
        this.told = new CopyOnWriteArrayList<>(before);
        this.clock = clock;
    }

    /** Keeps a message of a step of that key; throws a problem of cause too_large. */
    void add(String sender, @Nullable String receiver, String type, Value content, String key) {
        if (Json.write(content).length() > LONGEST || told.size() >= MOST) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "A message has 16 KB at most, and a run %d messages.".formatted(MOST),
                    "Prove what is larger: evidence has no such limit.");
        }
        told.add(new Message(sender, receiver, type, content, key, clock.instant()));
        LOG.debugf("%s tells %s: %s", sender, receiver == null ? "all" : receiver, type);
    }

    List<Message> to(String agent) {
        return told.stream().filter(message -> message.isFor(agent)).toList();
    }
}
