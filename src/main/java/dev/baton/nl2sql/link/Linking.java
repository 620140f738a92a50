package dev.baton.nl2sql.link;

import dev.baton.sql.ColumnName;
import dev.baton.sql.Semantics;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueMatch;
import java.util.List;

/**
 * What the words of a question mean in a schema. {@code tables} and {@code columns} are ordered by
 * how surely they are meant; {@code coverage} is the share of content words that mean something.
 */
public record Linking(
        List<Token> tokens,
        List<Mention> mentions,
        List<Period> periods,
        List<TableName> tables,
        List<ColumnName> columns,
        List<ValueMatch> values,
        List<JoinPath> joins,
        List<Semantics.Rule> rules,
        List<Semantics.Metric> metrics,
        double coverage,
        List<String> unlinked) {}
