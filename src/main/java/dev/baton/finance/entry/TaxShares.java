package dev.baton.finance.entry;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.invoice.Invoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What of an invoice is taxed at which rate (percent); amounts are positive. */
record TaxShares(BigDecimal rate, BigDecimal net, BigDecimal tax) {

    /** As the document breaks it down, when that comes to its totals; else all at one rate. */
    static List<TaxShares> of(Invoice invoice, BigDecimal net, BigDecimal tax) {
        var shares = new ArrayList<TaxShares>();
        var netSum = ZERO;
        var taxSum = ZERO;
        for (var each : invoice.taxes()) {
            if (each.base() != null && each.tax() != null) {
                var share = share(each.rate(), each.base().abs(), each.tax().abs());
                shares.add(share);
                netSum = netSum.add(share.net());
                taxSum = taxSum.add(share.tax());
            }
        }
        return netSum.compareTo(net) == 0 && taxSum.compareTo(tax) == 0
                ? shares
                : List.of(share(null, net, tax));
    }

    private static TaxShares share(
            @org.jspecify.annotations.Nullable BigDecimal rate, BigDecimal net, BigDecimal tax) {
        if (rate != null) {
            return new TaxShares(rate, net, tax);
        }
        var derived =
                net.signum() == 0
                        ? ZERO
                        : tax.multiply(BigDecimal.valueOf(100))
                                .divide(net, 1, RoundingMode.HALF_EVEN);
        return new TaxShares(derived, net, tax);
    }
}
