package dev.baton.sql.source;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.SealKey;
import dev.baton.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The definitions of data sources: configured ones and stored ones together. */
@ApplicationScoped
class SourceStore {
    private static final Logger LOG = Logger.getLogger(SourceStore.class);

    private static final String FIND =
            """
            select asked.name, s.kind, s.host, s.port, s.database, s.parameters, s.username,
                   s.sealed, s.schemas, s.owner, s.created_at, w.yaml,
                   array(select g.caller::text from data_source_grant g where g.source = asked.name)
                       as callers
            from (values (?::text)) as asked(name)
            left join data_source s on s.name = asked.name
            left join data_source_semantics w on w.source = asked.name
            """;

    private final ConfiguredSources configured;
    private final DataSource database;
    private final SealKey key;
    private final Clock clock;

    SourceStore(ConfiguredSources configured, DataSource database, SealKey key, Clock clock) {
        this.database = database;
        this.configured = configured;
        this.key = key;
        this.clock = clock;
    }

    /** All of them by name. */
    @Transactional
    List<Definition> all() {
        var words =
                SemanticsRow.<SemanticsRow>listAll().stream()
                        .collect(toMap(row -> row.source, row -> row.yaml));
        var grants =
                GrantRow.<GrantRow>listAll().stream()
                        .collect(
                                groupingBy(row -> row.source, mapping(row -> row.caller, toSet())));
        var all = new ArrayList<Definition>();
        configured.all().values().stream()
                .map(each -> edited(each, words.get(each.name()), grants.get(each.name())))
                .forEach(all::add);
        SourceRow.<SourceRow>listAll().stream()
                .filter(row -> !configured.all().containsKey(row.name))
                .map(row -> definition(row, words.get(row.name), grants.get(row.name)))
                .forEach(all::add);
        all.sort(Comparator.comparing(Definition::name));
        return all;
    }

    /** One round trip and no transaction: every step of every run asks. */
    Optional<Definition> find(String name) {
        var fixed = configured.all().get(name);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                var words = rows.getString("yaml");
                var granted = Set.of((String[]) rows.getArray("callers").getArray());
                var callers = granted.isEmpty() ? null : granted;
                if (fixed != null) {
                    return Optional.of(edited(fixed, words, callers));
                }
                return rows.getString("host") == null
                        ? Optional.empty()
                        : Optional.of(definition(row(rows), words, callers));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the data source " + name, e);
        }
    }

    private static SourceRow row(ResultSet rows) throws SQLException {
        var row = new SourceRow();
        row.name = rows.getString("name");
        row.kind = rows.getString("kind");
        row.host = rows.getString("host");
        row.port = rows.getInt("port");
        row.database = rows.getString("database");
        row.parameters = rows.getString("parameters");
        row.username = rows.getString("username");
        row.sealed = rows.getString("sealed");
        row.schemas = (String[]) rows.getArray("schemas").getArray();
        row.owner = rows.getString("owner");
        row.createdAt = rows.getObject("created_at", OffsetDateTime.class).toInstant();
        return row;
    }

    private static Definition edited(
            Definition fixed, @Nullable String words, @Nullable Set<String> callers) {
        return new Definition(
                fixed.name(),
                fixed.access(),
                words == null ? fixed.semantics() : words,
                callers == null ? fixed.callers() : callers,
                true,
                fixed.owner(),
                fixed.created());
    }

    private Definition definition(
            SourceRow row, @Nullable String words, @Nullable Set<String> callers) {
        var address =
                "postgresql://%s:%d/%s?%s"
                        .formatted(row.host, row.port, encoded(row.database), row.parameters);
        var access =
                new Access(
                        JdbcUrl.parse(address).url(),
                        row.username,
                        password(row),
                        List.of(row.schemas));
        return new Definition(
                row.name,
                access,
                words,
                callers == null ? Set.of() : callers,
                false,
                row.owner,
                row.createdAt);
    }

    /**
     * No password when it was sealed with another key: the source can still be seen and removed.
     */
    private Secret password(SourceRow row) {
        try {
            return key.seal().open(row.name, row.sealed);
        } catch (IllegalStateException e) {
            LOG.error(e.getMessage() + "; set that key again, or remove and add the source");
            return Secret.NONE;
        }
    }

    /** The semantics that the configuration names for a source, if it does. */
    @Nullable String configured(String name) {
        var fixed = configured.all().get(name);
        return fixed == null ? null : fixed.semantics();
    }

    /** Throws conflict when the name is taken. */
    @Transactional
    void refuseTaken(String name) {
        if (configured.all().containsKey(name) || SourceRow.findById(name) != null) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "There is a data source '%s' already.".formatted(name),
                    "Choose another name, or remove that one first.");
        }
    }

    @Transactional
    void add(Definition definition, String kind) {
        refuseTaken(definition.name());
        var access = definition.access();
        var row = new SourceRow();
        row.name = definition.name();
        row.kind = kind;
        row.host = access.url().host();
        row.port = access.url().port();
        row.database = access.url().database();
        row.parameters = query(access.url().parameters());
        row.username = access.user();
        row.sealed = key.seal().seal(row.name, access.password());
        row.schemas = access.schemas().toArray(String[]::new);
        row.owner = definition.owner();
        row.createdAt = now();
        row.persist();
        if (definition.semantics() != null) {
            say(row.name, definition.semantics(), row.owner);
        }
        grant(row.name, definition.callers());
    }

    @Transactional
    void remove(String name) {
        SourceRow.deleteById(name);
        SemanticsRow.deleteById(name);
        GrantRow.delete("source", name);
    }

    /** Keeps edited semantics; none means those of the configuration again. */
    @Transactional
    void say(String name, @Nullable String yaml, String by) {
        SemanticsRow.deleteById(name);
        if (yaml != null) {
            var row = new SemanticsRow();
            row.source = name;
            row.yaml = yaml;
            row.changedBy = by;
            row.changedAt = now();
            row.persist();
        }
    }

    /** Grants the source to these callers and to no others. */
    @Transactional
    void grant(String name, Set<String> callers) {
        GrantRow.delete("source", name);
        for (var caller : callers) {
            var row = new GrantRow();
            row.source = name;
            row.caller = caller;
            row.persist();
        }
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
