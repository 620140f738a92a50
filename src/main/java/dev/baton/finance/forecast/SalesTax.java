package dev.baton.finance.forecast;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Sales tax that is owed already is known better than any plan: it is paid on the next days that an
 * obligation names, on as many as the plan needs for about that much.
 */
record SalesTax(double owed, List<Obligation> obligations) {
    private static final int MOST = 4;

    static SalesTax owed(Books books, Map<String, BigDecimal> balances) {
        var owed = 0.0;
        for (var account : books.accounts()) {
            if (account.use() == Use.OUTPUT_TAX || account.use() == Use.INPUT_TAX) {
                owed -= balances.getOrDefault(account.code(), BigDecimal.ZERO).doubleValue();
            }
        }
        var plans =
                books.obligations().stream()
                        .filter(each -> each.kind() == Obligation.Kind.SALES_TAX)
                        .toList();
        return new SalesTax(owed, plans);
    }

    /** Puts what is owed in place of what was planned. */
    void apply(List<Due> dues) {
        if (obligations.size() != 1 || owed <= 0) {
            return;
        }
        var plan = obligations.getFirst();
        var amount = plan.amount().doubleValue();
        var count = amount <= 0 ? 1 : Math.clamp(Math.round(owed / amount), 1, MOST);
        var left = count;
        for (int i = 0; i < dues.size() && left > 0; i++) {
            var due = dues.get(i);
            if (due.source().equals("obligation:" + plan.id())) {
                dues.set(i, new Due(due.source(), due.component(), due.day(), owed / count));
                left--;
            }
        }
    }
}
