package dev.baton.sql.source;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.DataSource;
import io.quarkus.arc.All;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The registered data sources. A caller sees those granted to them; administrators see all. Several
 * replicas agree because every use reads the definition from the store first.
 */
@ApplicationScoped
public class DataSources {
    private static final Logger LOG = Logger.getLogger(DataSources.class);
    private static final String NAME = "[a-z][a-z0-9_-]{0,62}";

    private final SourceStore store;
    private final SourceConfig config;
    private final List<Connector> connectors;
    private final Map<String, InUse> open = new ConcurrentHashMap<>();

    DataSources(SourceStore store, SourceConfig config, @All List<Connector> connectors) {
        this.store = store;
        this.config = config;
        this.connectors = connectors;
    }

    private record InUse(Definition definition, OpenSource source) {}

    /** Those the caller may ask, the default one first, then by name. */
    public List<Definition> list(Caller caller) {
        var seen = store.all().stream().filter(each -> visible(each, caller)).toList();
        var first = config.defaultSource().orElse("");
        return Stream.concat(
                        seen.stream().filter(each -> each.name().equals(first)),
                        seen.stream().filter(each -> !each.name().equals(first)))
                .toList();
    }

    /** The definition; throws unknown_data_source when it is not there for the caller. */
    public Definition find(String name, Caller caller) {
        return store.find(name)
                .filter(each -> visible(each, caller))
                .orElseThrow(() -> unknown(name, caller));
    }

    /**
     * The source to ask: the named one, or the caller's first. Throws unknown_data_source; connects
     * only when it is used.
     */
    public DataSource open(@Nullable String name, Caller caller) {
        return opened(name == null || name.isBlank() ? first(caller) : find(name, caller));
    }

    /** The same as what is kept fresh behind it. */
    public OpenSource opened(Definition definition) {
        var now = open.compute(definition.name(), (_, old) -> entered(definition, old));
        if (!Objects.equals(now.definition().semantics(), definition.semantics())) {
            // Edited on another replica: nothing hidden there may be shown here meanwhile.
            now.source().speak(definition.semantics());
            open.put(definition.name(), new InUse(definition, now.source()));
        }
        return now.source();
    }

    /** The source when it is in use already. */
    public Optional<OpenSource> known(Definition definition) {
        return Optional.ofNullable(open.get(definition.name())).map(InUse::source);
    }

    /**
     * Reads anew what is known of the sources in this database: somebody has changed its tables.
     * What cannot be read now stays as it was.
     */
    public void changed(JdbcUrl database) {
        for (var each : open.values()) {
            if (each.definition().access().url().sameDatabase(database)
                    && each.source().known().isPresent()) {
                try {
                    each.source().refresh();
                } catch (ProblemException e) {
                    LOG.warnf(
                            "data source %s keeps its old schema: %s",
                            each.definition().name(), e.problem().text());
                }
            }
        }
    }

    private InUse entered(Definition definition, @Nullable InUse old) {
        if (old != null && old.definition().access().equals(definition.access())) {
            return old;
        }
        if (old != null) {
            old.source().close();
        }
        var access = definition.access();
        return new InUse(
                definition,
                connector(access).open(definition.name(), access, definition.semantics()));
    }

    private Definition first(Caller caller) {
        return list(caller).stream()
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.UNKNOWN_DATA_SOURCE,
                                "There is no data source that you may ask.",
                                "Ask an administrator to add one or to grant you one."));
    }

    /** Tries the connection. Throws a problem that says in words what is wrong. */
    public Connector.Tested test(Definition definition) {
        return connector(definition.access()).test(definition.access());
    }

    /**
     * Registers a source; {@code tried} holds connection and semantics against the database first.
     * Throws bad_request or conflict.
     */
    public Optional<Connector.Tested> add(Definition definition, boolean tried) {
        if (!definition.name().matches(NAME)) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "The name must start with a letter and have only a-z, 0-9, _ and -, at most 63.",
                    "For example: sales_2025.");
        }
        store.refuseTaken(definition.name());
        var tested = tried ? Optional.of(tried(definition)) : Optional.<Connector.Tested>empty();
        store.add(definition, definition.access().url().kind());
        return tested;
    }

    private Connector.Tested tried(Definition definition) {
        var tested = test(definition);
        if (definition.semantics() != null) {
            try (var source =
                    connector(definition.access())
                            .open(definition.name(), definition.access(), definition.semantics())) {
                source.schema();
            }
        }
        return tested;
    }

    /** Removes a source and closes its connections. Throws conflict for a configured one. */
    public void remove(Definition definition) {
        if (definition.configured()) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "The data source '%s' comes from the configuration."
                            .formatted(definition.name()),
                    "Take baton.sql.sources.%s out of the configuration."
                            .formatted(definition.name()));
        }
        store.remove(definition.name());
        close(definition.name());
    }

    /**
     * Holds other semantics against the tables, keeps them and uses them from now on; none means
     * those of the configuration again.
     */
    public void speak(Definition definition, @Nullable String yaml, Caller by) {
        var source = opened(definition);
        source.speak(yaml == null ? store.configured(definition.name()) : yaml);
        store.say(definition.name(), yaml, by.name());
        store.find(definition.name())
                .ifPresent(now -> open.put(now.name(), new InUse(now, source)));
    }

    /** Grants the source to these callers and no others; {@code *} is everyone. */
    public void grant(Definition definition, Set<String> callers) {
        store.grant(definition.name(), callers);
    }

    private Connector connector(Access access) {
        return connectors.stream()
                .filter(each -> each.kind().equals(access.url().kind()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean visible(Definition definition, Caller caller) {
        return caller.may(Permission.ADMIN) || definition.grantedTo(caller.name());
    }

    private ProblemException unknown(String name, Caller caller) {
        if (store.find(name).isEmpty()) {
            close(name);
        }
        var names = list(caller).stream().map(Definition::name).toList();
        return ProblemException.of(
                Cause.UNKNOWN_DATA_SOURCE,
                "There is no data source '%s'.".formatted(shortened(name)),
                names.isEmpty()
                        ? "Ask an administrator to add one."
                        : "Known are: " + String.join(", ", names) + ".");
    }

    private static String shortened(String name) {
        return name.length() <= 63 ? name : name.substring(0, 63) + "…";
    }

    private void close(String name) {
        var gone = open.remove(name);
        if (gone != null) {
            gone.source().close();
        }
    }

    /** A source that the configuration names. */
    OpenSource configured(String name) {
        return opened(store.find(name).orElseThrow());
    }

    /** Those in use by now. */
    List<OpenSource> inUse() {
        return open.values().stream().map(InUse::source).toList();
    }

    @PreDestroy
    void closeAll() {
        open.values().forEach(each -> each.source().close());
    }
}
