package dev.baton.finance.book.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.finance.book.Entry;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Entries of every state, drafts too, the newest first. */
@ApplicationScoped
public class Entries {
    private static final String LINES =
            """
            coalesce(e.draft->'lines', (select jsonb_agg(jsonb_build_object('account', l.account,
                'currency', l.currency, 'amount', l.amount, 'base', l.base, 'party', l.party, 'item', l.item,
                'tax_code', l.tax_code) order by l.line)
                from books.entry_line l where l.company = e.company and l.entry = e.id)) as lines,
            """;
    private static final String SELECT =
            "select e.*, " + LINES + EntrySql.REVERSED + " from books.entry e where e.company = ?";
    private static final String PAGE =
            SELECT
                    + """
                     and e.sequence < ? and (?::text is null or e.status = ?)
                    order by e.sequence desc limit ?
                    """;
    private static final String ONE = SELECT + " and e.id = ?";

    private final Store store;

    public Entries(DataSource database) {
        store = new Store(database);
    }

    /** A page, and the cursor of the next one, null after the last. */
    public record Page(List<Entry> items, @Nullable Long next) {}

    private record Placed(Entry entry, long place) {}

    /** Entries before that cursor, the newest first; of one stored state, when it is named. */
    public Page page(String company, Entry.@Nullable Status status, long before, int limit) {
        var word = status == null ? null : status.name().toLowerCase(Locale.ROOT);
        var found =
                store.list(
                        PAGE,
                        row -> new Placed(read(row), row.getLong("sequence")),
                        company,
                        before,
                        word,
                        word,
                        limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                shown.stream().map(Placed::entry).toList(),
                found.size() > limit ? shown.getLast().place() : null);
    }

    /** Throws a problem of cause not_found. */
    public Entry one(String company, String id) {
        return store.first(ONE, Entries::read, company, id)
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.NOT_FOUND,
                                "There is no entry %s.".formatted(id),
                                "See the list of entries."));
    }

    private static Entry read(ResultSet row) throws SQLException {
        var lines = new ArrayList<Entry.Line>();
        for (JsonNode line : list(Json.tree(row.getString("lines")))) {
            lines.add(Json.read(line.toString(), Entry.Line.class));
        }
        return Rows.entry(row, lines);
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
