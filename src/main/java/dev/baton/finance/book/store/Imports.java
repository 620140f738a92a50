package dev.baton.finance.book.store;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Ledger;
import dev.baton.json.Canonical;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes whole ledgers into the books, each once: what is known already (by its id and content) is
 * left as it is, what differs from it is rejected.
 */
@ApplicationScoped
public class Imports {
    private static final int BATCH = 5000;
    private static final String BEGIN = "select books.begin_import(?::jsonb, ?::jsonb, ?::jsonb)";
    private static final String LOAD = "select books.load(?, ?, ?, ?::jsonb)";
    private static final String END = "select books.end_import(?, ?, ?::jsonb, ?::jsonb)";
    private static final String KNOWN =
            "select report from books.import where company = ? and id = ?";

    private static final String VOIDED =
            """
            select e.id from books.entry e join books.import i on i.company = e.company and i.id = e.import
            where e.company = ? and i.state = 'voided'
            """;

    private final Store store;
    private final Clock clock;

    public Imports(DataSource database, Clock clock) {
        this.store = new Store(database);
        this.clock = clock;
    }

    /** What became of the rows of one kind; {@code rejected} are ids that are known otherwise. */
    public record Count(long added, long known, List<String> rejected) {}

    /** What became of an import; {@code repeated} when the same had been read before. */
    public record Report(String id, boolean repeated, Map<String, Count> counts) {
        public long added() {
            return counts.values().stream().mapToLong(Count::added).sum();
        }

        public long known() {
            return counts.values().stream().mapToLong(Count::known).sum();
        }

        public long rejected() {
            return counts.values().stream().mapToLong(count -> count.rejected().size()).sum();
        }
    }

    /**
     * All of a ledger in one transaction; {@code source} names where it comes from. Throws a
     * problem when an entry does not balance, its period is closed, or something it names is
     * missing.
     */
    public Report load(Ledger ledger, String source, Actor actor) {
        exact(ledger);
        var voided = Set.copyOf(store.list(VOIDED, row -> row.getString(1), ledger.company().id()));
        var parts = parts(voided.isEmpty() ? ledger : new Again(voided).of(ledger));
        var hash = Canonical.hash(List.of(ledger.company(), hashes(parts)));
        var id = "import-" + Canonical.sha256(source + hash + clock.instant()).substring(0, 16);
        var named = new Named(id, source, hash, parts);
        return store.inOne(connection -> load(connection, ledger, named, actor));
    }

    private record Named(String id, String source, String hash, Map<String, List<?>> parts) {}

    private Report load(Connection connection, Ledger ledger, Named named, Actor actor)
            throws SQLException {
        var who = Store.who(actor, clock.instant());
        var company = ledger.company().id();
        var about =
                Json.write(
                        Map.of(
                                "id", named.id(),
                                "source", named.source(),
                                "hash", named.hash(),
                                "watermark", ledger.company().asOf()));
        var known = Store.call(connection, BEGIN, Json.write(ledger.company()), about, who);
        if (known != null) {
            return report(connection, company, known);
        }
        var counts = new LinkedHashMap<String, Count>();
        for (var part : named.parts().entrySet()) {
            counts.put(part.getKey(), part(connection, company, named.id(), part));
        }
        Store.call(connection, END, company, named.id(), Json.write(counts), who);
        return new Report(named.id(), false, counts);
    }

    private static Report report(Connection connection, String company, String id)
            throws SQLException {
        var counts = new LinkedHashMap<String, Count>();
        var stored = Json.tree(String.valueOf(Store.call(connection, KNOWN, company, id)));
        stored.properties()
                .forEach(part -> {
                    var count = Json.read(part.getValue().toString(), Count.class);
                    counts.put(
                            part.getKey(),
                            new Count(0, count.added() + count.known(), count.rejected()));
                });
        return new Report(id, true, counts);
    }

    private static Count part(
            Connection connection, String company, String id, Map.Entry<String, List<?>> part)
            throws SQLException {
        long added = 0;
        long known = 0;
        var rejected = new ArrayList<String>();
        var rows = part.getValue();
        for (int from = 0; from < rows.size(); from += BATCH) {
            var batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
            var said =
                    Json.tree(
                            String.valueOf(
                                    Store.call(
                                            connection,
                                            LOAD,
                                            company,
                                            id,
                                            part.getKey(),
                                            Json.write(batch))));
            added += said.get("new").asLong();
            known += said.get("known").asLong();
            said.get("different").forEach(each -> rejected.add(each.asText()));
        }
        return new Count(added, known, rejected);
    }

    private static Map<String, List<?>> parts(Ledger ledger) {
        var parts = new LinkedHashMap<String, List<?>>();
        parts.put("accounts", ledger.accounts());
        parts.put("parties", ledger.parties());
        parts.put("party_changes", ledger.partyChanges());
        parts.put("obligations", ledger.obligations());
        parts.put("items", ledger.items());
        parts.put(
                "entries",
                ledger.entries().stream()
                        .filter(entry -> entry.status() != Entry.Status.CANCELLED)
                        .map(Imports::entry)
                        .toList());
        parts.put("bank_accounts", ledger.bankAccounts());
        parts.put("bank_lines", ledger.bankLines().stream().map(line -> hashed(line)).toList());
        parts.put("matches", ledger.matches());
        return parts;
    }

    // Whether an entry was reversed follows from the one that reverses it; drafts are drafts again.
    private static Map<String, @Nullable Object> entry(Entry entry) {
        var row = hashed(entry);
        row.put("status", entry.counts() ? "posted" : "draft");
        return row;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> hashed(Object any) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.putAll(Json.mapper().convertValue(any, Map.class));
        row.put("hash", Canonical.hash(any));
        return row;
    }

    // Where rows have a hash already, that stands for them.
    private static List<Object> hashes(Map<String, List<?>> parts) {
        return parts.values().stream()
                .flatMap(List::stream)
                .map(row -> row instanceof Map<?, ?> map ? (Object) map.get("hash") : row)
                .toList();
    }

    private static void exact(Ledger ledger) {
        for (var entry : ledger.entries()) {
            for (var line : entry.lines()) {
                if (line.amount().stripTrailingZeros().scale() > 2
                        || line.base().stripTrailingZeros().scale() > 2) {
                    throw ProblemException.of(
                            Cause.BAD_REQUEST,
                            "An amount of entry %s has more than two places.".formatted(entry.id()),
                            "Round amounts to cents before they are booked.");
                }
            }
        }
    }
}
