package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.page.Cell;
import dev.baton.finance.invoice.page.Row;
import dev.baton.finance.invoice.page.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * VAT numbers of Europe and where they stand: the seller's and, by its words or place, the buyer's.
 */
final class TaxIds {
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<![A-Z0-9])(?:ATU\\d{8}|BE\\s?[01]?\\d{9}|BG\\d{9,10}|CHE-?\\d{3}\\.?\\d{3}\\.?\\d{3}|CY\\d{8}[A-Z]|CZ\\d{8,10}"
                            + "|DE\\s?\\d{3}\\s?\\d{3}\\s?\\d{3}|DK\\s?\\d{8}|EE\\d{9}|EL\\d{9}|ES[A-Z0-9]\\d{7}[A-Z0-9]|FI\\d{8}"
                            + "|FR\\s?[A-Z0-9]{2}\\s?\\d{3}\\s?\\d{3}\\s?\\d{3}|GB\\s?\\d{3}\\s?\\d{4}\\s?\\d{2}(?:\\d{3})?|HR\\d{11}|HU\\d{8}"
                            + "|IE\\d[A-Z0-9+*]\\d{5}[A-Z]{1,2}|IT\\s?\\d{11}|LT(?:\\d{9}|\\d{12})|LU\\d{8}|LV\\d{11}|MT\\d{8}"
                            + "|NL\\d{9}B\\d{2}|PL\\d{10}|PT\\d{9}|RO\\d{2,10}|SE\\d{12}|SI\\d{8}|SK\\d{10})(?![A-Z0-9])");
    private static final Pattern EIN = Pattern.compile("(?<![\\d-])\\d{2}-\\d{7}(?![\\d-])");
    private static final Pattern BUYERS =
            Pattern.compile(
                    "(?iu)\\b(?:your|ihre?|votre|customer|client|kunden?|buyer|acheteur|käufer)\\b");

    /** A number, where it stands, and whether words or place say that it is the buyer's. */
    record Found(String id, Cell cell, boolean buyers) {}

    private TaxIds() {}

    /** Each once, the seller's first. */
    static List<Found> in(Sheet sheet, List<Hit> hits, List<Cell> buyerBlock) {
        var found = new LinkedHashMap<String, Found>();
        for (var row : sheet.rows()) {
            for (var cell : row.cells()) {
                for (var id : ids(cell, row)) {
                    boolean buyers =
                            BUYERS.matcher(cell.text()).find() || buyerBlock.contains(cell);
                    found.merge(
                            id,
                            new Found(id, cell, buyers),
                            (one, other) -> one.buyers() ? one : other);
                }
            }
        }
        var all = new ArrayList<>(found.values());
        all.sort(Comparator.comparing(Found::buyers));
        return all;
    }

    private static List<String> ids(Cell cell, Row row) {
        var text = cell.text();
        var ids =
                new ArrayList<>(
                        FORM.matcher(text)
                                .results()
                                .map(match -> match.group().replaceAll("[\\s.-]", ""))
                                .toList());
        var lower = row.text().toLowerCase(java.util.Locale.ROOT);
        if (lower.contains("ein") || lower.contains("tax id")) {
            EIN.matcher(text).results().forEach(match -> ids.add(match.group()));
        }
        return ids;
    }

    /** By whose they are: false the seller's, true the buyer's. */
    static Map<Boolean, Found> owners(List<Found> all) {
        var owners = new LinkedHashMap<Boolean, Found>();
        all.forEach(each -> owners.putIfAbsent(each.buyers(), each));
        return owners;
    }
}
