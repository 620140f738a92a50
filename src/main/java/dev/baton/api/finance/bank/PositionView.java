package dev.baton.api.finance.bank;

import dev.baton.finance.bank.match.Position;
import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.book.Match;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The reconciliation statement of a bank account, and what could be matched at once. */
public record PositionView(
        String bankAccount,
        LocalDate day,
        String currency,
        Balance perBank,
        Parts parts,
        String perBooks,
        String difference,
        Open open) {
    private static final int MOST = 200;

    /** The bank's balance and where it is from: statement or lines. */
    public record Balance(String amount, String from) {}

    /** An amount and the first entries, bank lines or matches that it is of. */
    public record Part(String amount, int count, List<String> ids) {
        static Part of(Position.Sum sum) {
            return new Part(
                    sum.amount().toPlainString(),
                    sum.ids().size(),
                    sum.ids().stream().limit(MOST).toList());
        }
    }

    /** What lies between the two balances. */
    public record Parts(Part inTransit, Part outstanding, Part notInBooks, Part withinMatches) {}

    /** Matches that are certain, and how many lines are left then. */
    public record Open(List<Match> certain, int certainCount, int left) {}

    static PositionView of(Reconciliation made) {
        var position = made.position();
        return new PositionView(
                made.bank().id(),
                position.day(),
                position.currency(),
                new Balance(
                        position.perBank().toPlainString(),
                        position.perBankFrom().name().toLowerCase(Locale.ROOT)),
                new Parts(
                        Part.of(position.inTransit()),
                        Part.of(position.outstanding()),
                        Part.of(position.notInBooks()),
                        Part.of(position.withinMatches())),
                position.perBooks().toPlainString(),
                position.difference().toPlainString(),
                new Open(
                        made.matches().stream().limit(MOST).toList(),
                        made.matches().size(),
                        made.unmatched().size()));
    }
}
