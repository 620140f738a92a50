package dev.baton.finance.risk;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * VAT computed again: of each entry and tax code, the tax must be the net amount times the rate of
 * that code, which is the one that most of its entries have.
 */
final class VatTest {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ROUNDING = new BigDecimal("0.05");
    private static final Set<Use> TAX = Set.of(Use.INPUT_TAX, Use.OUTPUT_TAX);

    private final Scene scene;
    private final Map<String, Use> uses;

    /** What stands under one code in one entry. */
    private record Taxed(String entry, String code, BigDecimal net, BigDecimal tax) {
        int percent() {
            return tax.multiply(HUNDRED).divide(net, 0, RoundingMode.HALF_EVEN).intValue();
        }
    }

    VatTest(Scene scene) {
        this.scene = scene;
        uses =
                scene.books().accounts().stream()
                        .collect(Collectors.toMap(Account::code, Account::use));
    }

    JournalTest test() {
        var taxed = new ArrayList<Taxed>();
        scene.entries().forEach(entry -> taxed.addAll(taxed(entry)));
        var rates = rates(taxed);
        var wrong =
                taxed.stream()
                        .filter(each -> differs(each, rates.getOrDefault(each.code(), 0)))
                        .map(Taxed::entry)
                        .toList();
        return new JournalTest(
                "vat",
                "VAT is the net amount times the rate of its code",
                false,
                taxed.size(),
                wrong);
    }

    private List<Taxed> taxed(Entry entry) {
        var nets = new TreeMap<String, BigDecimal>();
        var taxes = new TreeMap<String, BigDecimal>();
        for (var line : entry.lines()) {
            var code = line.taxCode();
            if (code != null) {
                var into = TAX.contains(uses.get(line.account())) ? taxes : nets;
                into.merge(code, line.amount(), BigDecimal::add);
            }
        }
        return nets.entrySet().stream()
                .filter(net -> net.getValue().signum() != 0)
                .map(net ->
                        new Taxed(
                                entry.id(),
                                net.getKey(),
                                net.getValue(),
                                taxes.getOrDefault(net.getKey(), BigDecimal.ZERO)))
                .toList();
    }

    private static Map<String, Integer> rates(List<Taxed> taxed) {
        var counts = new HashMap<String, Map<Integer, Integer>>();
        taxed.forEach(each ->
                counts.computeIfAbsent(each.code(), _ -> new TreeMap<>())
                        .merge(each.percent(), 1, Integer::sum));
        return counts.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                code ->
                                        code.getValue().entrySet().stream()
                                                .max(Comparator.comparing(Map.Entry::getValue))
                                                .orElseThrow()
                                                .getKey()));
    }

    private static boolean differs(Taxed taxed, int percent) {
        var expected =
                taxed.net()
                        .multiply(BigDecimal.valueOf(percent))
                        .divide(HUNDRED, 2, RoundingMode.HALF_UP);
        return expected.subtract(taxed.tax()).abs().compareTo(ROUNDING) > 0;
    }
}
