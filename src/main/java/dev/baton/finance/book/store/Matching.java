package dev.baton.finance.book.store;

import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.Party;
import dev.baton.json.Canonical;
import dev.baton.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Bank statements, what they belong to, and whom the company deals with. */
@ApplicationScoped
public class Matching {
    private static final String PAIR = "select books.pair(?, ?::jsonb, ?::jsonb)";
    private static final String UNPAIR = "select books.unpair(?, ?, ?::jsonb)";
    private static final String STATEMENT =
            "select books.add_statement(?, ?::jsonb, ?::jsonb, ?::jsonb)";
    private static final String PARTY = "select books.put_party(?, ?::jsonb, ?::jsonb)";

    private final Store store;
    private final Clock clock;

    public Matching(DataSource database, Clock clock) {
        this.store = new Store(database);
        this.clock = clock;
    }

    /** The head of a bank statement; {@code sha256} is that of its file. */
    public record Statement(
            String id,
            String bankAccount,
            LocalDate first,
            LocalDate last,
            String currency,
            BigDecimal opening,
            BigDecimal closing,
            String sha256) {}

    /**
     * Keeps that these belong together; its id. The same again is the same match; a bank line that
     * stands in another one is refused.
     */
    public String match(String company, Match match, Actor actor) {
        return Objects.requireNonNull(store.call(PAIR, company, Json.write(match), who(actor)));
    }

    /** Undoes a match; false when it did not stand. */
    public boolean unmatch(String company, String match, Actor actor) {
        return Objects.equals(store.call(UNPAIR, company, match, who(actor)), "t");
    }

    /** Keeps a statement with its lines, once for each file; the id it has. */
    public String statement(
            String company, Statement statement, List<BankLine> lines, Actor actor) {
        var hashed = lines.stream().map(Imports::hashed).toList();
        return Objects.requireNonNull(
                store.call(
                        STATEMENT, company, Json.write(statement), Json.write(hashed), who(actor)));
    }

    /** A new party, or what changed of a known one; each change is kept. */
    public void party(String company, Party party, Actor actor) {
        store.call(PARTY, company, Json.write(party), who(actor));
    }

    /** An id for a match of these. */
    public static String idOf(List<String> bankLines, List<String> entries) {
        return "match-" + Canonical.hash(List.of(bankLines, entries)).substring(0, 20);
    }

    private String who(Actor actor) {
        return Store.who(actor, clock.instant());
    }
}
