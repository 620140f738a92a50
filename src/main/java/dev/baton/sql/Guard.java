package dev.baton.sql;

import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.select.Select;

/** Wall one: parses a text and says whether it may be sent to a database at all. */
public final class Guard {
    private final Schema schema;

    public Guard(Schema schema) {
        this.schema = schema;
    }

    /** See {@link DataSource#check}. */
    public Verdict check(String sql) {
        try {
            var statements = CCJSqlParserUtil.parseStatements(sql);
            if (statements.size() == 1 && statements.get(0) instanceof Select) {
                return new Verdict.Allowed(
                        new SafeSql(sql.strip().replaceFirst(";$", "")), Set.of(), Set.of());
            }
        } catch (JSQLParserException e) {
            return refused("unreadable", "The text does not parse as SQL.");
        }
        return refused("not_a_query", "Only one SELECT statement is possible, on " + schema);
    }

    private static Verdict refused(String code, String text) {
        return new Verdict.Refused(
                List.of(new Verdict.Violation(code, text, "Write one SELECT statement.")));
    }
}
