package dev.baton.bench;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.match.Score;
import dev.baton.finance.bank.match.Traded;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.sample.Sample;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How well and how fast bank lines are matched. Without arguments the generated companies of seeds
 * 101 to 120, their last month (the rest is matched already) and all 24 months at once; {@code
 * seeds 1 5} takes others; {@code speed 26000} makes up so many payments.
 */
public final class ReconciliationBench {
    private ReconciliationBench() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("speed")) {
            System.out.println(Json.write(speed(Integer.parseInt(args[1]))));
        } else {
            var from = args.length > 1 ? Integer.parseInt(args[1]) : 101;
            var to = args.length > 2 ? Integer.parseInt(args[2]) : 120;
            System.out.println(Json.write(quality(from, to)));
        }
    }

    /** Scores by what was to be matched, over the companies of these seeds. */
    static Map<String, Object> quality(int from, int to) {
        var last = Score.NONE;
        var all = Score.NONE;
        for (var seed = from; seed <= to; seed++) {
            var sample = SampleCompany.generate(seed, 1);
            last = last.plus(score(sample, sample.ledger()));
            all = all.plus(score(sample, unmatched(sample.ledger())));
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("seeds", from + "-" + to);
        figures.put("last_month", figures(last));
        figures.put("all_months_at_once", figures(all));
        return figures;
    }

    /** Of all lines of the company's bank accounts that are not matched in these books. */
    public static Score score(Sample sample, Ledger books) {
        var matched = new HashSet<String>();
        books.matches().forEach(match -> matched.addAll(match.bankLines()));
        var score = Score.NONE;
        for (var bank : books.bankAccounts()) {
            var open =
                    books.bankLines().stream()
                            .filter(line -> line.bankAccount().equals(bank.id()))
                            .map(BankLine::id)
                            .filter(line -> !matched.contains(line))
                            .collect(Collectors.toSet());
            var made = Reconciliation.of(books, bank, books.company().asOf());
            score = score.plus(Score.of(made, sample.truths().matches(), open));
        }
        return score;
    }

    /** The same books as if nobody had matched anything. */
    public static Ledger unmatched(Ledger books) {
        return new Ledger(
                books.company(),
                books.accounts(),
                books.parties(),
                books.partyChanges(),
                books.obligations(),
                books.items(),
                books.entries(),
                books.bankAccounts(),
                books.bankLines(),
                List.of());
    }

    private static Map<String, Object> figures(Score score) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("lines_with_document", score.documented());
        figures.put("wrong", score.wrong());
        figures.put("precision", rounded(score.precision()));
        figures.put("recall", rounded(score.recall()));
        figures.put("with_suggestions", rounded(score.withSuggestions()));
        return figures;
    }

    private static double rounded(double share) {
        // Cut, not rounded: one wrong match must not read as none.
        return Math.floor(share * 10_000) / 10_000;
    }

    static Map<String, Object> speed(int payments) {
        var made = Traded.of(1, payments);
        var ledger = made.ledger();
        var start = System.nanoTime();
        var found = Reconciliation.of(ledger, Traded.BANK, ledger.company().asOf());
        var seconds = (System.nanoTime() - start) / 1e9;
        var figures = new LinkedHashMap<String, Object>();
        figures.put("bank_lines", ledger.bankLines().size());
        figures.put("entries", ledger.entries().size());
        figures.put("seconds", Math.round(seconds * 10) / 10.0);
        figures.putAll(figures(Score.of(found, made.truth, made.truth.keySet())));
        return figures;
    }
}
