package dev.baton.launch;

import dev.baton.model.Models;

/** What a person reads when the server is up. */
final class Greeting {
    private Greeting() {}

    static String of(Settings settings, String host, int port, String engine) {
        var everywhere = host.equals("0.0.0.0") || host.equals("::");
        var redis =
                settings.text("REDIS_URL")
                        .map(_ -> "\n  REDIS_URL is set and not used: PostgreSQL keeps everything.")
                        .orElse("");
        return """

        Baton is ready.
          Engine:    %s%s
          Ask here:  http://%s:%d/ui/chat
        """
                .formatted(described(engine), redis, everywhere ? "127.0.0.1" : host, port);
    }

    private static String described(String engine) {
        return engine.equals(Models.RULES)
                ? """
                rules, which need no key and no network. For a language model set
                             OPENAI_API_KEY or ANTHROPIC_API_KEY and start again.\
                """
                : engine
                        + "; rules stand in when it fails. BATON_MODEL_PROVIDER=rules does without.";
    }
}
