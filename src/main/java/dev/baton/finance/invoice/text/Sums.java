package dev.baton.finance.invoice.text;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.invoice.page.Cell;
import dev.baton.finance.invoice.page.Row;
import dev.baton.finance.invoice.page.Sheet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Net, tax and gross: of all amounts that labels or their place speak for, the three that come out
 * even. One of the three that is missing is what the other two leave.
 */
final class Sums {
    /** An amount that may be one of the three; no cell when it is a sum of others. */
    record Candidate(BigDecimal value, double score, @Nullable Cell cell) {}

    /** The three, how much speaks for them, and whether they come out even. */
    record Triple(Candidate net, Candidate tax, Candidate gross, double score, boolean even) {}

    private static final double UNLABELLED = 0.12;
    private static final int MOST = 80;
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:[.,]\\d{1,2})?)\\s?%");
    private static final Pattern UNTAXED =
            Pattern.compile(
                    "(?iu)reverse charge|steuerschuldnerschaft|autoliquidation|steuerfrei|exempt|"
                            + "exonéré|exonere|innergemeinschaftliche|intra-community|not subject|"
                            + "non applicable|kleinunternehmer|zero.rated");

    private final Sheet sheet;
    private final List<BigDecimal> rates;
    private final boolean untaxed;

    private Sums(Sheet sheet) {
        this.sheet = sheet;
        var text = sheet.text();
        rates = rates(text);
        untaxed =
                UNTAXED.matcher(text).find() || rates.stream().anyMatch(rate -> rate.signum() == 0);
    }

    /** The best three; empty when no amount is labelled. */
    static Optional<Triple> of(Sheet sheet, List<Hit> hits) {
        return new Sums(sheet).best(hits);
    }

    static List<BigDecimal> rates(String text) {
        return PERCENT.matcher(text)
                .results()
                .map(match -> new BigDecimal(match.group(1).replace(',', '.')))
                .filter(rate -> rate.compareTo(BigDecimal.valueOf(30)) < 0)
                .distinct()
                .toList();
    }

    private Optional<Triple> best(List<Hit> hits) {
        var nets = candidates(hits, Label.NET);
        var taxes = candidates(hits, Label.TAX);
        var grosses = candidates(hits, Label.GROSS);
        candidates(hits, Label.PAYABLE)
                .forEach(each ->
                        grosses.add(new Candidate(each.value(), 0.9 * each.score(), each.cell())));
        summed(hits).ifPresent(taxes::add);
        taxes.add(new Candidate(ZERO, untaxed ? 0.4 : 0, null));
        var others = others();
        var even =
                evenTriple(and(nets, others), and(taxes, others), and(grosses, others))
                        .filter(triple -> triple.score() > 0.6);
        return even.or(() -> derived(nets, taxes, grosses)).or(() -> uneven(nets, taxes, grosses));
    }

    private static List<Candidate> and(List<Candidate> labelled, List<Candidate> others) {
        return distinct(Stream.concat(labelled.stream(), others.stream()).toList());
    }

    /** Each value once, with the best that speaks for it. */
    private static List<Candidate> distinct(List<Candidate> all) {
        var best = new LinkedHashMap<BigDecimal, Candidate>();
        for (var each : all) {
            best.merge(
                    each.value().setScale(2, RoundingMode.HALF_UP),
                    each,
                    (one, other) -> one.score() >= other.score() ? one : other);
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(MOST)
                .toList();
    }

    private List<Candidate> candidates(List<Hit> hits, Label label) {
        var candidates = new ArrayList<Candidate>();
        Hits.of(hits, label)
                .forEach(hit -> {
                    double low = 0.2 * hit.row() / Math.max(1, sheet.rows().size());
                    var right = Amounts.in(hit.right());
                    for (int i = 0; i < right.size(); i++) {
                        // Of "19 % on 1,000.00: 190.00" the last one is the tax.
                        double score = hit.strength() + low - (i == right.size() - 1 ? 0 : 0.35);
                        candidates.add(
                                new Candidate(
                                        right.get(i).value().abs(), score, right.get(i).cell()));
                    }
                    if (right.isEmpty()) {
                        hit.below().stream()
                                .limit(1)
                                .flatMap(cell -> Amounts.in(List.of(cell)).stream())
                                .forEach(amount ->
                                        candidates.add(
                                                new Candidate(
                                                        amount.value().abs(),
                                                        0.6 * hit.strength() + low,
                                                        amount.cell())));
                    }
                });
        return candidates;
    }

    /** Taxes at several rates come to one tax. */
    private Optional<Candidate> summed(List<Hit> hits) {
        var byRow = new HashMap<Integer, BigDecimal>();
        Hits.of(hits, Label.TAX)
                .filter(hit -> PERCENT.matcher(sheet.rows().get(hit.row()).text()).find())
                .forEach(hit -> {
                    var amounts = Amounts.in(hit.right());
                    if (!amounts.isEmpty()) {
                        byRow.put(hit.row(), amounts.getLast().value().abs());
                    }
                });
        return byRow.size() < 2
                ? Optional.empty()
                : Optional.of(
                        new Candidate(
                                byRow.values().stream().reduce(ZERO, BigDecimal::add), 0.9, null));
    }

    private List<Candidate> others() {
        return sheet.rows().stream()
                .map(Row::cells)
                .flatMap(cells -> Amounts.in(cells).stream())
                .map(amount -> new Candidate(amount.value().abs(), UNLABELLED, amount.cell()))
                .toList();
    }

    private Optional<Triple> evenTriple(
            List<Candidate> nets, List<Candidate> taxes, List<Candidate> grosses) {
        var byValue = new HashMap<BigDecimal, Candidate>();
        grosses.forEach(each -> byValue.put(cents(each.value()), each));
        Triple best = null;
        for (var net : nets) {
            for (var tax : taxes) {
                var gross = byValue.get(cents(net.value().add(tax.value())));
                if (gross == null || net.value().signum() == 0) {
                    continue;
                }
                double score = net.score() + tax.score() + gross.score() + plausible(net, tax);
                if (best == null || score > best.score()) {
                    best = new Triple(net, tax, gross, score, true);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** What speaks for a tax: a rate that the document names, or none where it says so. */
    private double plausible(Candidate net, Candidate tax) {
        if (tax.value().signum() == 0) {
            return untaxed ? 0.3 : -0.9;
        }
        if (rates.stream().anyMatch(rate -> near(net.value(), rate, tax.value()))) {
            return 0.6;
        }
        // Several rates: the tax lies between the least and the most that they make.
        return within(net.value(), tax.value()) ? 0.1 : -0.5;
    }

    private boolean within(BigDecimal net, BigDecimal tax) {
        var most = rates.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.valueOf(27));
        return tax.compareTo(taxOn(net, most).add(new BigDecimal("0.05"))) <= 0;
    }

    /** Whether a tax is what the rate makes of the net sum, but for rounding line by line. */
    static boolean fits(BigDecimal net, BigDecimal rate, BigDecimal tax) {
        return rate.signum() == 0 ? tax.signum() == 0 : near(net, rate, tax);
    }

    private static boolean near(BigDecimal net, BigDecimal rate, BigDecimal tax) {
        return rate.signum() > 0
                && taxOn(net, rate).subtract(tax).abs().compareTo(new BigDecimal("0.03")) <= 0;
    }

    private static BigDecimal taxOn(BigDecimal net, BigDecimal rate) {
        return net.multiply(rate).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }

    /** Two that are labelled and differ by a tax at a rate that is named. */
    private Optional<Triple> derived(
            List<Candidate> nets, List<Candidate> taxes, List<Candidate> grosses) {
        var triples = new ArrayList<Triple>();
        for (var gross : grosses) {
            for (var net : nets) {
                derived(net, gross.value().subtract(net.value()), gross).ifPresent(triples::add);
            }
            for (var tax : taxes) {
                var net = gross.value().subtract(tax.value());
                var candidate = new Candidate(net, 0.3, null);
                if (rates.stream().anyMatch(rate -> near(net, rate, tax.value()))) {
                    triples.add(triple(candidate, tax, gross));
                }
            }
        }
        for (var net : nets) {
            for (var tax : taxes) {
                if (rates.stream().anyMatch(rate -> near(net.value(), rate, tax.value()))) {
                    triples.add(
                            triple(
                                    net,
                                    tax,
                                    new Candidate(net.value().add(tax.value()), 0.3, null)));
                }
            }
        }
        return triples.stream().max(Comparator.comparingDouble(Triple::score));
    }

    private Optional<Triple> derived(Candidate net, BigDecimal tax, Candidate gross) {
        return rates.stream().anyMatch(rate -> near(net.value(), rate, tax))
                ? Optional.of(triple(net, new Candidate(tax, 0.3, null), gross))
                : Optional.empty();
    }

    private static Triple triple(Candidate net, Candidate tax, Candidate gross) {
        return new Triple(net, tax, gross, net.score() + tax.score() + gross.score(), true);
    }

    /** What the labels say though it does not come out even: a person has to look. */
    private static Optional<Triple> uneven(
            List<Candidate> nets, List<Candidate> taxes, List<Candidate> grosses) {
        var gross = grosses.stream().max(Comparator.comparingDouble(Candidate::score));
        var none = new Candidate(ZERO, 0, null);
        return gross.map(total ->
                new Triple(
                        nets.stream()
                                .max(Comparator.comparingDouble(Candidate::score))
                                .orElse(none),
                        taxes.stream()
                                .max(Comparator.comparingDouble(Candidate::score))
                                .orElse(none),
                        total,
                        0.3,
                        false));
    }

    /** What each rate of the document is charged on, as its rows of tax say. */
    static Map<BigDecimal, BigDecimal> byRate(Sheet sheet, List<Hit> hits) {
        var shares = new LinkedHashMap<BigDecimal, BigDecimal>();
        Hits.of(hits, Label.TAX)
                .forEach(hit -> {
                    var rates = rates(sheet.rows().get(hit.row()).text());
                    var amounts = Amounts.in(hit.right());
                    if (rates.size() == 1 && !amounts.isEmpty()) {
                        shares.putIfAbsent(rates.getFirst(), amounts.getLast().value().abs());
                    }
                });
        return shares;
    }
}
