package dev.baton.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads from the event log how long the steps of a run took. */
final class RunEvents implements AutoCloseable {
    private final ChatClient socket;

    RunEvents(Server server) {
        socket = new ChatClient(server.http(), server);
        socket.send("{\"type\": \"hello\"}");
    }

    /** By agent, in milliseconds. */
    Map<String, Long> millis(String run) throws IOException, InterruptedException {
        socket.send("{\"type\": \"subscribe\", \"operation_id\": \"" + run + "\"}");
        var millis = new LinkedHashMap<String, Long>();
        while (true) {
            var message = socket.next();
            if (!message.path("operation_id").asText().equals(run)) {
                continue;
            }
            if (message.path("type").asText().equals("step_completed")) {
                millis.put(message.path("agent").asText(), message.path("millis").asLong());
            }
            if (message.path("type").asText().equals("workflow_completed")) {
                return millis;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
