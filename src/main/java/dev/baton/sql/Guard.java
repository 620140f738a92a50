package dev.baton.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Wall one: parses a text and says whether it may be sent to a database at all. Only what is known
 * to be harmless passes; the text that passes is the text that was parsed.
 */
public final class Guard {
    private static final long PARSING_MILLIS = 2_000;
    private static final long STACK_BYTES = 16 << 20;

    /** What a text that begins so is, even if it is not written as its command should be. */
    private static final Set<String> COMMANDS =
            Set.of(
                    ("abort alter analyze begin call checkpoint close cluster comment commit copy"
                                    + " create deallocate declare delete discard do drop end execute"
                                    + " explain fetch grant import insert listen load lock merge"
                                    + " move notify prepare reassign refresh reindex release reset"
                                    + " revoke rollback savepoint security set show start truncate"
                                    + " unlisten update vacuum")
                            .split(" "));

    /** A request checks the same text several times: when written, validated, explained and run. */
    private static final int REMEMBERED = 256;

    private static final int LONGEST_REMEMBERED = 8_192;

    private final Schema schema;
    private final Cache<String, Verdict.Allowed> passed =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public Guard(Schema schema) {
        this.schema = schema;
    }

    /** See {@link DataSource#check}. */
    public Verdict check(String sql) {
        var known = passed.getIfPresent(sql);
        if (known != null) {
            return known;
        }
        var verdict = read(sql);
        // Only what passed: a refusal may be for want of time.
        if (verdict instanceof Verdict.Allowed allowed && sql.length() <= LONGEST_REMEMBERED) {
            passed.put(sql, allowed);
        }
        return verdict;
    }

    private Verdict read(String sql) {
        try {
            var read = SqlText.read(sql);
            var verdict = checked(read);
            return verdict instanceof Verdict.Allowed
                    ? verdict
                    : PlainWords.quoted(read)
                            .map(quoted -> checked(SqlText.read(quoted)))
                            .filter(Verdict.Allowed.class::isInstance)
                            .orElse(verdict);
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private Verdict checked(SqlText read) {
        // Not closed but shut down: closing would wait for a parser that does not end.
        var parsing = Executors.newSingleThreadExecutor(Guard::thread);
        try {
            return allowed(read, parsing);
        } catch (Refusal refusal) {
            return refused(refusal);
        } catch (StackOverflowError e) {
            return refused(tooDeep());
        } catch (RuntimeException e) {
            // What trips the reader is not sent either.
            return refused(unreadable(""));
        } finally {
            parsing.shutdownNow();
        }
    }

    /**
     * What a text reads if it were a query; names that are not there are told. Empty when it cannot
     * be read or is refused for anything else than a name.
     */
    public Optional<Uses> uses(String sql) {
        var parsing = Executors.newSingleThreadExecutor(Guard::thread);
        try {
            var read = SqlText.read(sql);
            if (!(parse(read, parsing) instanceof Select select)) {
                return Optional.empty();
            }
            var names = Names.lenient(schema);
            var walk = new SelectWalk(names);
            walk.select(select, null);
            return Optional.of(
                    new Uses(
                            names.tables(),
                            names.columns(),
                            walk.conditions().literals(),
                            walk.conditions().joins(),
                            names.unknown(),
                            Sorting.of(select)));
        } catch (RuntimeException | StackOverflowError _) {
            return Optional.empty();
        } finally {
            parsing.shutdownNow();
        }
    }

    private static Verdict refused(Refusal refusal) {
        return new Verdict.Refused(List.of(refusal.violation()));
    }

    private Verdict allowed(SqlText read, ExecutorService parsing) {
        var first = read.tokens().getFirst().name();
        if (!first.equals("insert") && !first.equals("merge")) {
            SecondReading.clauses(read);
        }
        var statement = parse(read, parsing);
        if (!(statement instanceof Select select)) {
            throw noQuery();
        }
        var names = Names.strict(schema);
        var walk = new SelectWalk(names);
        walk.select(select, null);
        SecondReading.check(read, walk.declared(), select.toString());
        return new Verdict.Allowed(
                new SafeSql(read.text()), Set.copyOf(names.tables()), Set.copyOf(names.columns()));
    }

    private static Statement parse(SqlText read, ExecutorService parsing) {
        try {
            var parser =
                    CCJSqlParserUtil.newParser(read.text())
                            .withAllowComplexParsing(true)
                            .withTimeOut(PARSING_MILLIS);
            return CCJSqlParserUtil.parseStatement(parser, parsing);
        } catch (JSQLParserException e) {
            throw COMMANDS.contains(read.tokens().getFirst().name())
                    ? noQuery()
                    : unreadable(place(e));
        }
    }

    private static Refusal noQuery() {
        return new Refusal(
                "not_a_query",
                "Only a query may be sent; this is something else.",
                "Write one SELECT statement.");
    }

    private static String place(JSQLParserException e) {
        var message = String.valueOf(e.getMessage());
        var found =
                java.util.regex.Pattern.compile("at line (\\d+), column (\\d+)").matcher(message);
        return found.find()
                ? " (line %s, column %s)".formatted(found.group(1), found.group(2))
                : "";
    }

    private static Refusal unreadable(String place) {
        return new Refusal(
                "unreadable",
                "The text does not parse as a query%s.".formatted(place),
                "Check brackets, commas and the order of clauses; start with SELECT or WITH.");
    }

    private static Refusal tooDeep() {
        return new Refusal(
                "too_deep", "The query is nested too deep.", "Use WITH to name parts of it.");
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(null, work, "sql-parser", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }
}
