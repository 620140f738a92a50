package dev.baton.agent.worker;

import dev.baton.agent.Presence;
import dev.baton.agent.Roster.Remote;
import dev.baton.agent.Roster.Sheet;
import dev.baton.launch.Database;
import dev.baton.security.SealKey;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** The workers as one of several processes on a database knows them. */
final class KnownWorkers {
    final WorkerRoster roster;
    final Workers workers;
    private volatile Sheet sheet = Sheet.EMPTY;

    KnownWorkers(Database database, Map<String, String> settings) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        var config = config(settings);
        var key = new SealKey(Optional.of("ab".repeat(32)), Optional.empty());
        var clock = Clock.systemUTC();
        roster =
                new WorkerRoster(
                        source,
                        config,
                        key,
                        new WorkerHttp(clock),
                        new Callbacks(clock),
                        Optional::empty,
                        clock);
        workers = new Workers(source, roster, config, key);
        roster.follow(now -> sheet = now);
    }

    private static WorkerConfig config(Map<String, String> settings) {
        var builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(WorkerConfig.class);
        settings.forEach(
                (name, value) -> builder.withDefaultValue("baton.agent.worker." + name, value));
        return builder.build().getConfigMapping(WorkerConfig.class);
    }

    Sheet sheet() {
        return sheet;
    }

    /** Looks, and tells who is there. */
    Map<String, Presence> seen() {
        roster.refresh();
        var seen = new HashMap<String, Presence>();
        sheet.remotes().forEach(each -> seen.put(each.instance(), each.presence()));
        return seen;
    }

    Remote remote(String instance) {
        return sheet.remotes().stream()
                .filter(each -> each.instance().equals(instance))
                .findFirst()
                .orElseThrow();
    }
}
