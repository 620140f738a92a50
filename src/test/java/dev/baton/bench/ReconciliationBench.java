package dev.baton.bench;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.match.Score;
import dev.baton.finance.bank.match.Traded;
import dev.baton.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a reconciliation of many bank lines takes: {@code main 26000} makes up that many
 * payments and matches them, nothing being matched before.
 */
public final class ReconciliationBench {
    private ReconciliationBench() {}

    public static void main(String[] args) {
        var payments = args.length > 0 ? Integer.parseInt(args[0]) : 26_000;
        System.out.println(Json.write(speed(payments)));
    }

    static Map<String, Object> speed(int payments) {
        var made = Traded.of(1, payments);
        var ledger = made.ledger();
        var start = System.nanoTime();
        var found = Reconciliation.of(ledger, Traded.BANK, ledger.company().asOf());
        var seconds = (System.nanoTime() - start) / 1e9;
        var score = Score.of(found, made.truth, made.truth.keySet());
        var figures = new LinkedHashMap<String, Object>();
        figures.put("bank_lines", ledger.bankLines().size());
        figures.put("entries", ledger.entries().size());
        figures.put("seconds", Math.round(seconds * 10) / 10.0);
        figures.put("precision", score.precision());
        figures.put("recall", score.recall());
        figures.put("with_suggestions", score.withSuggestions());
        return figures;
    }
}
