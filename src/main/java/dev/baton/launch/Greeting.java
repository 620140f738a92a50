package dev.baton.launch;

import java.util.Locale;
import java.util.Properties;

/** What a person reads when the server is up. */
final class Greeting {
    private Greeting() {}

    static String of(Settings settings, Properties properties) {
        var host = properties.getProperty("quarkus.http.host", settings.host());
        var port = properties.getProperty("quarkus.http.port", String.valueOf(settings.port()));
        var shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        var redis =
                settings.text("REDIS_URL")
                        .map(_ -> "\nREDIS_URL is set and not used: PostgreSQL keeps everything.")
                        .orElse("");
        return """

        Baton is ready.
          Ask here:  http://%s:%s/ui/chat
          Engine:    %s%s
        """
                .formatted(shown, port, engine(settings), redis);
    }

    private static String engine(Settings settings) {
        return switch (provider(settings)) {
            case "rules" ->
                    """
                    rules, which need no key and no network. For a language model set
                                 OPENAI_API_KEY or ANTHROPIC_API_KEY and start again.\
                    """;
            case String provider ->
                    provider
                            + " (BATON_MODEL_PROVIDER=rules answers without a model); rules stand in when it fails";
        };
    }

    private static String provider(Settings settings) {
        return settings.text("BATON_MODEL_PROVIDER")
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElseGet(() ->
                        settings.text("OPENAI_API_KEY").isPresent()
                                ? "openai"
                                : settings.text("ANTHROPIC_API_KEY").isPresent()
                                        ? "anthropic"
                                        : "rules");
    }
}
