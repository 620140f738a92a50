package dev.baton.agent.worker;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Workers that the configuration names: {@code agent=url}, with commas between them. */
final class ConfiguredWorkers {
    private static final String AGENT = "[a-z][a-z0-9_]{0,62}";

    private ConfiguredWorkers() {}

    /**
     * A configured worker; its instance's name does not change while its place in the list does
     * not.
     */
    record Named(String agent, String instance, URI url) {}

    /** Throws {@link IllegalArgumentException} that says what is wrong with the setting. */
    static List<Named> parse(String setting, List<String> hosts) {
        var workers = new ArrayList<Named>();
        Map<String, Integer> counts = new HashMap<>();
        for (var entry : setting.split(",")) {
            if (entry.isBlank()) {
                continue;
            }
            var parts = entry.strip().split("=", 2);
            if (parts.length != 2 || !parts[0].strip().matches(AGENT)) {
                throw new IllegalArgumentException(
                        "BATON_WORKERS is agent=url, with commas between workers, not: " + entry);
            }
            var agent = parts[0].strip();
            var number = counts.merge(agent, 1, Integer::sum);
            workers.add(
                    new Named(
                            agent,
                            agent + "_configured_" + number,
                            WorkerAddress.parse(parts[1], hosts)));
        }
        return List.copyOf(workers);
    }
}
