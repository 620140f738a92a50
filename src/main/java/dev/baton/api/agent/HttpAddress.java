package dev.baton.api.agent;

import dev.baton.agent.worker.CallbackAddress;
import dev.baton.agent.worker.WorkerConfig;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where workers reach this process: as configured, else by the port it listens on. */
@ApplicationScoped
class HttpAddress implements CallbackAddress {
    private final WorkerConfig config;
    private final HttpServer server;
    private final String host;

    HttpAddress(
            WorkerConfig config,
            HttpServer server,
            @ConfigProperty(name = "quarkus.http.host", defaultValue = "127.0.0.1") String host) {
        this.config = config;
        this.server = server;
        this.host = host;
    }

    @Override
    public Optional<URI> base() {
        var port = server.getPort();
        return config.callbackUrl()
                .map(URI::toString)
                .or(() ->
                        port <= 0
                                ? Optional.empty()
                                : Optional.of("http://" + reachable() + ":" + port))
                .map(url -> URI.create(url.replaceAll("/+$", "")));
    }

    /** On all addresses means on this machine as well. */
    private String reachable() {
        return switch (host) {
            case "0.0.0.0", "::", "[::]" -> "127.0.0.1";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }
}
