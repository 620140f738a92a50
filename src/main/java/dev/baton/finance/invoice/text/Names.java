package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.Ours;
import dev.baton.finance.invoice.page.Cell;
import dev.baton.finance.invoice.page.Row;
import dev.baton.finance.invoice.page.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who sells and who buys, by labels, legal forms, size and place of what stands on the first page.
 */
final class Names {
    private static final Pattern LEGAL =
            Pattern.compile(
                    "(?<![\\p{L}])(?:GmbH(?: ?& ?Co\\.? ?KGa?A?)?|gGmbH|mbH|AG|KG|OHG|e\\. ?K\\.|UG|SE|Ltd\\.?|Limited|LLC|LLP|LP"
                            + "|Inc\\.?|Corp\\.?|Corporation|Incorporated|Company|Co\\.|PLC|plc|S\\.?[àa]\\.?r\\.?l\\.?|S\\.?A\\.?R\\.?L\\.?|SAS|SASU|S\\.A\\.S\\.?|EURL|SNC|SCOP"
                            + "|S\\.A\\.?|SA|B\\.?V\\.?|N\\.?V\\.?|S\\.?p\\.?A\\.?|S\\.?r\\.?l\\.?|Oy|AB|A/S|ApS|AS|Sp\\. ?z ?o\\. ?o\\.|S\\.?L\\.?|Lda\\.?|Kft\\.?|s\\.r\\.o\\.|GbR|Pty)(?![\\p{L}])");
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?iu)^(?:tax )?invoice$|^rechnung$|^facture$|^gutschrift$|^credit note$|^avoir$|"
                            + "^(?:rechnung|invoice|facture|commercial|proforma|page|seite|datum|date)\\b.*");
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s*[·•|]\\s*|\\s+[-–—*]\\s+|\\s*,\\s+|\\s{3,}|;\\s*");
    private static final Pattern PERSONAL =
            Pattern.compile("(?iu)^(?:herr|frau|mr|mrs|ms|m\\.|mme|attn|z\\.? ?hd)\\b.*");

    private final Sheet sheet;
    private final List<Hit> hits;
    private final Ours ours;
    private final Map<Cell, Hit> sellers = new HashMap<>();
    private final Map<Cell, Hit> buyers = new HashMap<>();

    /** A name that may be the seller's. */
    private record Candidate(String name, Cell cell, double score) {}

    Names(Sheet sheet, List<Hit> hits, Ours ours) {
        this.sheet = sheet;
        this.hits = hits;
        this.ours = ours;
        values(Label.SELLER, sellers);
        values(Label.BUYER, buyers);
    }

    private void values(Label label, Map<Cell, Hit> into) {
        Hits.of(hits, label)
                .forEach(hit -> {
                    // A name stands alone beside its label, or below it.
                    hit.right().stream().limit(1).forEach(cell -> into.putIfAbsent(cell, hit));
                    if (hit.right().isEmpty()) {
                        hit.below().forEach(cell -> into.putIfAbsent(cell, hit));
                    }
                });
    }

    /** Cells of the buyer's name and address. */
    List<Cell> buyerBlock() {
        var block = new ArrayList<>(buyers.keySet());
        for (var row : sheet.rows()) {
            for (var cell : row.cells()) {
                boolean own = own(cell.text());
                boolean below =
                        block.stream()
                                .anyMatch(other ->
                                        other.page() == cell.page()
                                                && Math.abs(other.box().x() - cell.box().x()) < 4
                                                && cell.box().y() - other.box().bottom() > -2
                                                && cell.box().y() - other.box().bottom() < 12);
                if (own || below) {
                    block.add(cell);
                }
            }
        }
        return block;
    }

    Optional<Choice> buyer() {
        return sheet.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> own(cell.text()))
                .findFirst()
                .map(cell -> Choice.at(cell, first(cell.text()), 0.97))
                .or(() ->
                        buyers.keySet().stream()
                                .filter(cell -> LEGAL.matcher(cell.text()).find())
                                .findFirst()
                                .map(cell -> Choice.at(cell, first(cell.text()), 0.8)));
    }

    Optional<Choice> seller() {
        var scores = new HashMap<String, Candidate>();
        double largest = largest();
        for (int row = 0; row < sheet.rows().size(); row++) {
            for (var cell : sheet.rows().get(row).cells()) {
                candidate(sheet.rows().get(row), row, cell, largest)
                        .ifPresent(each ->
                                scores.merge(
                                        key(each.name()),
                                        each,
                                        (one, other) ->
                                                new Candidate(
                                                        one.name(),
                                                        one.cell(),
                                                        Math.max(one.score(), other.score()) + 1)));
            }
        }
        var ranked =
                scores.values().stream()
                        .sorted((one, other) -> Double.compare(other.score(), one.score()))
                        .toList();
        if (ranked.isEmpty() || ranked.getFirst().score() < 1.5) {
            return Optional.empty();
        }
        double margin = ranked.getFirst().score() - (ranked.size() > 1 ? ranked.get(1).score() : 0);
        double sure = Math.min(0.97, 0.6 + 0.1 * margin + 0.05 * ranked.getFirst().score());
        var best = ranked.getFirst();
        return Optional.of(Choice.at(best.cell(), best.name(), sure * legible(best.cell())));
    }

    private static double legible(Cell cell) {
        return Math.max(0.5, cell.confidence());
    }

    private double largest() {
        return sheet.rows().stream()
                .filter(row -> row.page() == 1)
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !TITLE.matcher(cell.text()).matches() && letters(cell.text()) > 4)
                .mapToDouble(cell -> cell.box().height())
                .max()
                .orElse(0);
    }

    private Optional<Candidate> candidate(Row row, int index, Cell cell, double largest) {
        var label = sellers.get(cell);
        var name = first(cell.text());
        boolean legal = LEGAL.matcher(name).find();
        if (letters(name) < 3
                || name.length() > 80
                || own(cell.text())
                || buyers.containsKey(cell) && label == null
                || TITLE.matcher(name).matches()
                || PERSONAL.matcher(name).matches()
                || labelled(cell) && label == null && !legal) {
            return Optional.empty();
        }
        double score = legal ? 2.5 : 0;
        score += label == null ? 0 : legal ? 2.5 : 1.2;
        if (cell.page() == 1) {
            score += index < 3 ? 1.2 : index < 8 ? 0.5 : 0;
            score += cell.box().height() > 0.9 * largest && letters(name) > 4 ? 1.5 : 0;
        }
        score -= name.matches(".*\\d{3,}.*") ? 2 : 0;
        score -= !Amounts.in(row.cells()).isEmpty() ? 2 : 0;
        return Optional.of(new Candidate(name, cell, score));
    }

    private boolean labelled(Cell cell) {
        return hits.stream()
                .anyMatch(hit -> sheet.rows().get(hit.row()).cells().get(hit.cell()).equals(cell));
    }

    private boolean own(String text) {
        var key = key(text);
        return ours.names().stream()
                .map(Names::key)
                .anyMatch(own -> !own.isEmpty() && key.contains(own));
    }

    /** What stands before the address on one line. */
    private static String first(String text) {
        var plain =
                text.replaceFirst("^[^\\p{L}\\p{Nd}]+", "")
                        .replaceFirst("[^\\p{L}\\p{Nd}.)]+$", "")
                        .replaceFirst("(?<=[A-Z])(?<!\\.[A-Z])\\.$", "")
                        .strip();
        var label =
                plain.replaceFirst(
                        "(?iu)^(?:seller|from|supplier|von|lieferant|vendeur|fournisseur)\\s*:\\s*",
                        "");
        var parts = SEPARATOR.split(label);
        return parts.length == 0 ? label : joined(parts);
    }

    /**
     * "Miller, Sons Ltd" is one name: parts up to the one with the legal form, if it comes early.
     */
    private static String joined(String[] parts) {
        if (parts.length > 1
                && !LEGAL.matcher(parts[0]).find()
                && LEGAL.matcher(parts[1]).find()
                && !parts[1].matches(".*\\d.*")) {
            return parts[1].matches("(?:Inc\\.?|LLC|Ltd\\.?|Corp\\.?|S\\.A\\.?)")
                    ? parts[0] + ", " + parts[1]
                    : parts[0].length() < 4 ? parts[1] : parts[0];
        }
        return parts[0].strip();
    }

    static String key(String name) {
        return String.join("", Lexicon.words(name)).toLowerCase(Locale.ROOT);
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }
}
