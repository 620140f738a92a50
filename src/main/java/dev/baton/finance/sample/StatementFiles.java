package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements of the last three months and of the first withheld one, each as camt.053, MT940 and
 * CSV. In one file the sum is not the closing balance, in one a page comes twice.
 */
final class StatementFiles {
    private StatementFiles() {}

    static List<Sample.File> of(Desk desk) {
        var now = YearMonth.from(desk.frame.asOf());
        var files = new ArrayList<Sample.File>();
        for (var month = now.minusMonths(2);
                !month.isAfter(now.plusMonths(1));
                month = month.plusMonths(1)) {
            for (var bank : Bank.values()) {
                var page = StatementPage.of(desk, bank, month);
                files.add(file(page.name() + ".camt053.xml", Camt.write(page, "08")));
                files.add(file(page.name() + ".sta", Mt940.write(page)));
                files.add(file(page.name() + ".csv", Csv.write(page)));
            }
        }
        var page = StatementPage.of(desk, Bank.EUR, now.plusMonths(1));
        var wrong = page.closing(page.closing().add(new BigDecimal("90.00")));
        files.add(file("wrong-sum-" + page.name() + ".camt053.xml", Camt.write(wrong, "08")));
        files.add(
                file("wrong-page-" + page.name() + ".sta", Mt940.write(page) + Mt940.write(page)));
        return files;
    }

    private static Sample.File file(String name, String text) {
        return new Sample.File(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
