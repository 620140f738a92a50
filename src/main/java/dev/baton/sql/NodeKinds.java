package dev.baton.sql;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of node a harmless query may have, with the fields it may use. A kind or a field that
 * is not listed here is refused, also one that a later parser may bring.
 */
final class NodeKinds {
    private static final String KINDS =
            """
            PlainSelect distinct selectItems fromItem joins where groupBy having windowDefinitions \
            withItemsList orderByElements limit offset fetch alias
            SetOperationList selects operations withItemsList orderByElements limit offset fetch alias
            ParenthesedSelect select withItemsList orderByElements limit offset fetch alias
            LateralSubSelect prefix select withItemsList orderByElements limit offset fetch alias
            Values expressions alias orderByElements limit offset fetch withItemsList
            TableStatement table orderByElements limit offset fetch withItemsList
            WithItem statement alias withItemList recursive usingNot materialized
            WithSearchClause *
            WithCycleClause *
            Join onExpressions usingColumns outer right left natural full inner simple cross fromItem
            SelectItem expression alias
            ParenthesedFromItem fromItem joins alias
            TableFunction prefix alias function rowsFromFunctions withClause
            Table partItems partDelimiters alias sampleClause
            SampleClause *
            Distinct onSelectItems
            GroupByElement groupByExpressions groupingSets
            OrderByElement expression asc ascDescPresent nullOrdering
            Limit rowCount
            Offset *
            Fetch *
            UnionOp *
            IntersectOp *
            ExceptOp *
            AllColumns
            AllTableColumns table
            AllValue
            Alias *
            AliasColumn *
            Column table columnName tableDelimiter arrayConstructor
            Function nameparts parameters namedParameters distinct orderByElements allColumns
            AnalyticExpression name expression offset defaultValue allColumns type distinct \
            filterExpression funcOrderBy windowName windowDef
            WindowDefinition *
            WindowElement *
            WindowOffset *
            WindowRange *
            OrderByClause *
            PartitionByClause *
            CastExpression keyword leftExpression colDataType isImplicitCast
            ColDataType dataType argumentsStringList arrayData precision scale intervalQualifier typeModifiers
            TypeModifier *
            IntervalQualifier *
            ExpressionList
            ParenthesedExpressionList
            NamedExpressionList names
            RowConstructor name
            OracleNamedFunctionParameter *
            PostgresNamedFunctionParameter *
            RowGetExpression *
            Parenthesis *
            CaseExpression *
            WhenClause *
            ExtractExpression *
            IntervalExpression *
            DateTimeLiteralExpression *
            TimezoneExpression *
            TimeKeyExpression *
            TrimFunction *
            OverlapsCondition *
            CollateExpression *
            ArrayConstructor *
            ArrayExpression *
            RangeExpression *
            AnyComparisonExpression *
            ExistsExpression *
            InExpression leftExpression not rightExpression
            Between *
            LikeExpression *
            SimilarToExpression *
            IsNullExpression *
            IsBooleanExpression *
            IsUnknownExpression *
            IsDistinctExpression *
            NotExpression expression
            SignedExpression *
            AndExpression *
            OrExpression *
            EqualsTo leftExpression rightExpression operator
            NotEqualsTo leftExpression rightExpression operator
            GreaterThan leftExpression rightExpression operator
            GreaterThanEquals leftExpression rightExpression operator
            MinorThan leftExpression rightExpression operator
            MinorThanEquals leftExpression rightExpression operator
            RegExpMatchOperator *
            Intersects leftExpression rightExpression operator
            Matches leftExpression rightExpression operator
            Contains leftExpression rightExpression operator
            ContainedBy leftExpression rightExpression operator
            DoubleAnd leftExpression rightExpression operator
            JsonOperator *
            JsonExpression *
            Addition *
            Subtraction *
            Multiplication *
            Division *
            Modulo *
            Concat *
            BitwiseAnd *
            BitwiseOr *
            BitwiseXor *
            BitwiseLeftShift *
            BitwiseRightShift *
            StringValue *
            LongValue *
            DoubleValue *
            BooleanValue *
            NullValue *
            """;

    private static final Set<String> LOCKING =
            Set.of("forMode", "forUpdateTables", "skipLocked", "wait", "noWait");
    private static final Map<String, Set<String>> ALLOWED = parse();
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private NodeKinds() {}

    /** What hangs directly below a node; throws a {@link Refusal} when the node is not listed. */
    static List<Object> children(Object node) {
        var allowed = ALLOWED.get(node.getClass().getSimpleName());
        if (allowed == null || !ofTheParser(node)) {
            throw unknown(node.getClass().getSimpleName());
        }
        var children = new ArrayList<Object>();
        if (node instanceof Collection<?> list) {
            list.forEach(item -> spread(item, children));
        }
        for (var field : fields(node.getClass())) {
            var value = value(field, node);
            if (value == null || unset(value)) {
                continue;
            }
            if (!allowed.contains("*") && !allowed.contains(field.getName())) {
                throw LOCKING.contains(field.getName())
                        ? new Refusal(
                                "locking",
                                "FOR UPDATE and FOR SHARE lock rows.",
                                "Leave the locking clause out.")
                        : unknown(node.getClass().getSimpleName() + "." + field.getName());
            }
            spread(value, children);
        }
        return children;
    }

    private static void spread(@Nullable Object value, List<Object> into) {
        switch (value) {
            case null -> {}
            case String _, Boolean _, Number _, Character _, Enum<?> _ -> {}
            case Map.Entry<?, ?> entry -> {
                spread(entry.getKey(), into);
                spread(entry.getValue(), into);
            }
            case Collection<?> list when !ofTheParser(list) ->
                    list.forEach(item -> spread(item, into));
            default -> into.add(value);
        }
    }

    private static boolean ofTheParser(Object node) {
        return node.getClass().getName().startsWith("net.sf.jsqlparser.");
    }

    private static boolean unset(Object value) {
        return value.equals(false)
                || (value instanceof Enum<?> kind && kind.name().equals("NONE"))
                || (value instanceof Number number && number.doubleValue() == 0)
                || (value instanceof Collection<?> list && list.isEmpty());
    }

    private static @Nullable Object value(Field field, Object node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Field> fields(Class<?> kind) {
        return FIELDS.computeIfAbsent(
                kind,
                _ -> {
                    var fields = new ArrayList<Field>();
                    for (Class<?> type = kind;
                            type != null && type.getName().startsWith("net.sf.jsqlparser.");
                            type = type.getSuperclass()) {
                        for (var field : type.getDeclaredFields()) {
                            if (!Modifier.isStatic(field.getModifiers())
                                    && !Modifier.isTransient(field.getModifiers())
                                    && type != ASTNodeAccessImpl.class) {
                                field.setAccessible(true);
                                fields.add(field);
                            }
                        }
                    }
                    return fields;
                });
    }

    private static Refusal unknown(String kind) {
        return new Refusal(
                "construct",
                "The query uses something that is not known to be harmless (%s)."
                        .formatted(spaced(kind)),
                "Write it with plain SELECT, JOIN, WHERE, GROUP BY and ORDER BY.");
    }

    private static Map<String, Set<String>> parse() {
        var allowed = new HashMap<String, Set<String>>();
        KINDS.lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .forEach(words ->
                        allowed.put(words.getFirst(), Set.copyOf(words.subList(1, words.size()))));
        return Map.copyOf(allowed);
    }

    /** A name of a node as words a person can read. */
    private static String spaced(String kind) {
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])|\\.", " ").toLowerCase(Locale.ROOT);
    }
}
