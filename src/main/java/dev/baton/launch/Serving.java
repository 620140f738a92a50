package dev.baton.launch;

import dev.baton.model.Models;
import dev.baton.model.Purpose;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;

/** The server once it is up: says where it is, then waits for its end. */
public final class Serving implements QuarkusApplication {
    private final HttpServer server;
    private final Models models;

    @Inject
    Serving(HttpServer server, Models models) {
        this.server = server;
        this.models = models;
    }

    @Override
    public int run(String... words) throws Exception {
        var settings = Commands.settings();
        var host = System.getProperty("quarkus.http.host", settings.host());
        System.out.println(
                Greeting.of(settings, host, server.getPort(), models.engine(Purpose.SQL)));
        Quarkus.waitForExit();
        return 0;
    }
}
