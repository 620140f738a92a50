package dev.baton.nl2sql.step;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.nl2sql.Analysis;
import dev.baton.nl2sql.Nl2SqlConfig;
import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.Linking;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.Semantics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the tables, columns, stored values and business words a question speaks of. No model. */
@ApplicationScoped
class SchemaAnalyzerAgent implements Agent {
    private static final int SHOWN = 20;
    private static final AgentCard CARD =
            new AgentCard(
                    "schema_analyzer",
                    "Finds what a question speaks of: tables, columns, values, joins, rules.",
                    List.of("question", "data_source", "before"),
                    List.of(
                            "tables",
                            "columns",
                            "values",
                            "relationships",
                            "business_context",
                            "coverage",
                            "unlinked",
                            "schema_version"),
                    Effect.NONE);

    private final Sources sources;
    private final Cache<Key, Analysis> known;

    /** A question means the same while its source's structure and semantic layer do not change. */
    private record Key(String source, String version, Semantics semantics, String question) {}

    SchemaAnalyzerAgent(Sources sources, Nl2SqlConfig config, MeterRegistry metrics) {
        this.sources = sources;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(config.cacheSize())
                        .expireAfterWrite(config.cacheTtl())
                        .recordStats()
                        .build();
        CaffeineCacheMetrics.monitor(metrics, known, "baton_schema_analysis");
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var source = sources.of(input, work);
        var analysis = analysis(source, input.text("question").orElse(""));
        return new StepOutcome.Proven(
                new Evidence(Json.value(analysis), digest(analysis), "rules"));
    }

    private Analysis analysis(DataSource source, String question) {
        var schema = source.schema();
        var version = schema.catalogue().version();
        var key =
                new Key(
                        source.name(),
                        version,
                        schema.semantics(),
                        question.toLowerCase(Locale.ROOT));
        return known.get(key, _ -> analysis(Linker.link(question, schema), version));
    }

    private static Analysis analysis(Linking linking, String version) {
        return new Analysis(
                linking.tables().stream().limit(SHOWN).map(Object::toString).toList(),
                linking.columns().stream().limit(SHOWN).map(Object::toString).toList(),
                linking.values().stream()
                        .limit(SHOWN)
                        .map(each -> new Analysis.Named(each.column().toString(), each.value()))
                        .toList(),
                linking.joins().stream().limit(SHOWN).map(Object::toString).toList(),
                Stream.concat(
                                linking.rules().stream()
                                        .map(rule -> rule.name() + ": " + rule.condition()),
                                linking.metrics().stream()
                                        .map(metric -> metric.name() + ": " + metric.expression()))
                        .toList(),
                linking.coverage(),
                linking.unlinked(),
                version);
    }

    private static String digest(Analysis analysis) {
        if (analysis.tables().isEmpty()) {
            return "The question names nothing in this database.";
        }
        var tables =
                String.join(
                        ", ",
                        analysis.tables().stream()
                                .limit(5)
                                .map(name -> name.substring(name.indexOf('.') + 1))
                                .toList());
        return analysis.unlinked().isEmpty()
                ? "It speaks of " + tables + "."
                : "It speaks of %s; not found: %s."
                        .formatted(tables, String.join(", ", analysis.unlinked()));
    }
}
