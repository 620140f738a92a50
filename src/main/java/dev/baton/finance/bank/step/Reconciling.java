package dev.baton.finance.bank.step;

import static java.util.Comparator.naturalOrder;

import dev.baton.finance.bank.BankStatement;
import dev.baton.finance.bank.CsvColumns;
import dev.baton.finance.bank.NewLines;
import dev.baton.finance.bank.Statements;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Matching;
import dev.baton.finance.step.Asked;
import dev.baton.json.Canonical;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps statements and matches of a company's bank accounts. */
@ApplicationScoped
public class Reconciling {
    /** After every day of any books. */
    public static final LocalDate FAR = LocalDate.of(9999, 12, 31);

    private final Companies companies;
    private final Matching matching;
    private final Clock clock;

    public Reconciling(Companies companies, Matching matching, Clock clock) {
        this.companies = companies;
        this.matching = matching;
        this.clock = clock;
    }

    /**
     * A statement of a file that was read: {@code added} of its lines are new; {@code day} is that
     * of its closing balance.
     */
    public record Kept(
            String id, BankAccount bank, BankStatement statement, LocalDate day, int added) {}

    /** The books of that company; of the first one when none is named. */
    public Books books(@Nullable String company) {
        return Asked.books(company, companies);
    }

    /**
     * Reads a file and keeps its lines that are not known; a file kept before adds nothing. Throws
     * a problem when it cannot be read, does not tie, or is of an account that is not the
     * company's.
     */
    public List<Kept> keep(Books books, byte[] file, @Nullable CsvColumns csv, Actor actor) {
        var statements = Statements.read(file, csv);
        var banks = statements.stream().map(each -> bank(books, each)).toList();
        var kept = new ArrayList<Kept>();
        var hash = sha256(file);
        for (var i = 0; i < statements.size(); i++) {
            var part = statements.size() == 1 ? hash : hash + "-" + i;
            kept.add(keep(books, banks.get(i), statements.get(i), part, actor));
        }
        return kept;
    }

    private Kept keep(
            Books books, BankAccount bank, BankStatement statement, String hash, Actor actor) {
        var days = statement.lines().stream().map(BankStatement.Line::booked).toList();
        var first = days.stream().min(naturalOrder()).orElse(statement.day());
        var last = days.stream().max(naturalOrder()).orElse(statement.day());
        var end = statement.day().isAfter(last) ? statement.day() : last;
        var fresh = NewLines.of(statement, bank, books.bankLines(first, end));
        var id =
                matching.statement(
                        books.company().id(),
                        new Matching.Statement(
                                "statement-" + hash.substring(0, 20) + hash.substring(64),
                                bank.id(),
                                first,
                                end,
                                statement.currency(),
                                statement.opening(),
                                statement.closing(),
                                hash),
                        fresh,
                        actor);
        return new Kept(id, bank, statement, end, fresh.size());
    }

    /** Whose statement it is; throws a problem of cause rejected when the company has no such. */
    static BankAccount bank(Books books, BankStatement statement) {
        return books.bankAccounts().stream()
                .filter(bank -> bare(bank.iban()).equals(bare(statement.account())))
                .filter(bank -> bank.currency().equals(statement.currency()))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.REJECTED,
                                "The statement is of account %s in %s, which is none of the company's."
                                        .formatted(statement.account(), statement.currency()),
                                "Add the bank account to the books, or choose the right company."));
    }

    /**
     * The bank account of that id, IBAN or account of the chart; all of them when none is named.
     */
    public static List<BankAccount> banks(Books books, @Nullable String named) {
        if (named == null || named.isBlank()) {
            return books.bankAccounts();
        }
        var found =
                books.bankAccounts().stream()
                        .filter(bank ->
                                bank.id().equals(named)
                                        || bank.account().equals(named)
                                        || bare(bank.iban()).equals(bare(named)))
                        .toList();
        if (found.isEmpty()) {
            throw ProblemException.of(
                    Cause.NOT_FOUND,
                    "There is no bank account “%s”.".formatted(named),
                    "The company's are: "
                            + String.join(
                                    ", ",
                                    books.bankAccounts().stream().map(BankAccount::id).toList())
                            + ".");
        }
        return found;
    }

    /** Keeps matches that were found; as they are kept, with the ids that they have now. */
    public List<Match> match(Books books, List<Match> found, Actor actor) {
        return found.stream()
                .map(match -> keep(books, match.bankLines(), match.entries(), match.how(), actor))
                .toList();
    }

    /** A match that was taken back may be made again: its id is of who makes it, and when. */
    private Match keep(
            Books books, List<String> bankLines, List<String> entries, String how, Actor actor) {
        var lines = bankLines.stream().sorted().toList();
        var with = entries.stream().sorted().toList();
        var who =
                actor.run() == null ? clock.instant().toString() : actor.run() + " " + actor.step();
        var id = "match-" + Canonical.hash(List.of(lines, with, who)).substring(0, 20);
        var match = new Match(id, lines, with, how);
        matching.match(books.company().id(), match, actor);
        return match;
    }

    /** What a person says belongs together; throws a problem when one of them is not free. */
    public Match match(Books books, List<String> bankLines, List<String> entries, Actor actor) {
        return match(books, bankLines, entries, "by " + actor.name(), actor);
    }

    /** The same, with what is to be kept of how it came about. */
    Match match(
            Books books, List<String> bankLines, List<String> entries, String how, Actor actor) {
        var company = books.company();
        var known =
                books.bankLines(company.firstDay(), FAR).stream()
                        .filter(line -> bankLines.contains(line.id()))
                        .map(BankLine::bankAccount)
                        .distinct()
                        .toList();
        if (known.size() != 1 || bankLines.isEmpty() || entries.isEmpty()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "A match needs bank lines of one account, and entries.",
                    "Name lines and entries by their ids.");
        }
        var lines = Set.copyOf(bankLines);
        var with = Set.copyOf(entries);
        return books.matches().stream()
                .filter(match ->
                        lines.equals(Set.copyOf(match.bankLines()))
                                && with.equals(Set.copyOf(match.entries())))
                .findFirst()
                .orElseGet(() -> keep(books, List.copyOf(lines), List.copyOf(with), how, actor));
    }

    /** Takes a match back; throws a problem of cause not_found when there is none. */
    public void unmatch(Books books, String match, Actor actor) {
        if (!matching.unmatch(books.company().id(), match, actor)) {
            throw ProblemException.of(
                    Cause.NOT_FOUND,
                    "There is no match “%s” that stands.".formatted(match),
                    "See the matches of the bank account.");
        }
    }

    private static String bare(String iban) {
        return iban.replaceAll("\\s", "");
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
