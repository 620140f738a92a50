package dev.baton.finance.entry;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which account and which code the input tax of a rate was booked with: learnt from the books. */
final class TaxCodes {
    /** Where tax goes, and the code that its line and that of the net amount carry. */
    record Booked(String account, String code) {}

    private final Map<Integer, Map<Booked, Integer>> byRate = new HashMap<>();
    private final Chart chart;

    TaxCodes(Books books, Chart chart) {
        this.chart = chart;
        var company = books.company();
        for (var entry : books.entries(company.firstDay(), company.asOf())) {
            learn(entry);
        }
    }

    private void learn(Entry entry) {
        for (var tax : entry.lines()) {
            if (!chart.is(tax.account(), Use.INPUT_TAX) || tax.taxCode() == null) {
                continue;
            }
            var net = BigDecimal.ZERO;
            for (var line : entry.lines()) {
                if (tax.taxCode().equals(line.taxCode()) && chart.content(line.account())) {
                    net = net.add(line.amount());
                }
            }
            if (net.signum() != 0) {
                var percent = tax.amount().multiply(BigDecimal.valueOf(100));
                var rate = percent.divide(net, 0, RoundingMode.HALF_EVEN).intValue();
                byRate.computeIfAbsent(rate, _ -> new HashMap<>())
                        .merge(new Booked(tax.account(), tax.taxCode()), 1, Integer::sum);
            }
        }
    }

    /** For a rate in percent; else the account of input tax whose name has the rate. */
    Optional<Booked> of(BigDecimal rate) {
        var percent = rate.setScale(0, RoundingMode.HALF_EVEN).intValue();
        return byRate.getOrDefault(percent, Map.of()).entrySet().stream()
                .max(
                        Map.Entry.<Booked, Integer>comparingByValue()
                                .thenComparing(each -> each.getKey().account()))
                .map(Map.Entry::getKey)
                .or(() ->
                        chart.of(Use.INPUT_TAX).stream()
                                .filter(account ->
                                        account.name().contains(percent + " %")
                                                || account.name().contains(percent + "%"))
                                .findFirst()
                                .map(account -> new Booked(account.code(), "P" + percent)));
    }
}
