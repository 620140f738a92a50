package dev.baton.bench;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/** Chat sockets that have said hello and nothing more. */
final class IdleSockets implements AutoCloseable {
    private final List<ChatClient> sockets = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private IdleSockets() {}

    static IdleSockets open(Server server, int count) throws Exception {
        var opened = new IdleSockets();
        for (int i = 0; i < count; i++) {
            var socket = new ChatClient(opened.http, server);
            socket.send("{\"type\": \"hello\"}");
            if (!socket.next().path("type").asText().equals("welcome")) {
                throw new IllegalStateException("no welcome");
            }
            opened.sockets.add(socket);
        }
        return opened;
    }

    int count() {
        return sockets.size();
    }

    @Override
    public void close() {
        sockets.forEach(ChatClient::close);
        http.close();
    }
}
