package dev.baton.nl2sql.step;

import dev.baton.agent.Work;
import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.NameWords;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.source.DataSources;
import dev.baton.sql.source.Definition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Which of a caller's data sources a question is for, and what each of them is about. */
@ApplicationScoped
class SourceChoice {
    private static final Logger LOG = Logger.getLogger(SourceChoice.class);
    private static final int MOST_SOURCES = 12;
    private static final int MOST_NAMES = 24;
    private static final int LONGEST_DESCRIPTION = 200;

    private final DataSources sources;

    SourceChoice(DataSources sources) {
        this.sources = sources;
    }

    /** The names of what the caller may ask. */
    List<String> names(Caller caller) {
        return sources.list(caller).stream().map(Definition::name).toList();
    }

    /** Each of them in a few words, the first dozen. */
    String told(Caller caller) {
        return sources.list(caller).stream()
                .limit(MOST_SOURCES)
                .map(each -> told(each, caller))
                .collect(Collectors.joining("; ", "Databases: ", "."));
    }

    /**
     * The source the step names, else the one of the request, else the one in which most words of
     * the question mean something. Throws unknown_data_source.
     */
    String of(String question, Value.Fields input, Work work) {
        var named =
                input.text("data_source")
                        .filter(name -> !name.isBlank())
                        .or(() -> work.request().text("data_source"));
        if (named.isPresent()) {
            return sources.find(named.get(), work.caller()).name();
        }
        var known = names(work.caller());
        if (known.isEmpty()) {
            throw ProblemException.of(
                    Cause.UNKNOWN_DATA_SOURCE,
                    "There is no data source that you may ask.",
                    "Ask an administrator to add one or to grant you one.");
        }
        String best = known.getFirst();
        double most = -1;
        for (var name : known.size() == 1 ? List.<String>of() : known) {
            double coverage =
                    schema(name, work.caller())
                            .map(schema -> Linker.link(question, schema).coverage())
                            .orElse(0.0);
            if (coverage > most) {
                best = name;
                most = coverage;
            }
        }
        return best;
    }

    private String told(Definition definition, Caller caller) {
        return schema(definition.name(), caller)
                .map(schema -> definition.name() + " (" + about(schema) + ")")
                .orElse(definition.name());
    }

    static String about(Schema schema) {
        var description = Optional.ofNullable(schema.semantics().description()).orElse("");
        var names =
                schema.semantics().entities().isEmpty()
                        ? schema.catalogue().tables().stream()
                                .map(table ->
                                        String.join(" ", NameWords.ofTable(table.name().name())))
                                .toList()
                        : schema.semantics().entities().stream()
                                .map(Semantics.Entity::name)
                                .toList();
        var shown = names.stream().distinct().limit(MOST_NAMES).collect(Collectors.joining(", "));
        var rest = names.size() > MOST_NAMES ? ", …" : "";
        var what =
                description.length() > LONGEST_DESCRIPTION
                        ? description.substring(0, LONGEST_DESCRIPTION) + "…"
                        : description;
        return (what.isBlank() ? "" : what.strip() + " ") + "Of each " + shown + rest;
    }

    /** Empty when its database cannot be reached now. */
    private Optional<Schema> schema(String name, Caller caller) {
        try {
            return Optional.of(sources.open(name, caller).schema());
        } catch (ProblemException e) {
            LOG.debugf("the data source %s cannot be read: %s", name, e.getMessage());
            return Optional.empty();
        }
    }
}
