package dev.baton.finance.statement;

import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a CFO should look at: sentences with facts as {@code {{id}}}, the gravest first. */
final class Watch {
    private static final int BANDS = 3;
    private static final BigDecimal MONTH = BigDecimal.valueOf(30);
    private static final BigDecimal THIN_COVER = new BigDecimal("1.5");
    private static final BigDecimal FIVE_DAYS = BigDecimal.valueOf(5);
    private static final BigDecimal TWO_POINTS = BigDecimal.TWO;

    private final Statements statements;
    private final List<String> said = new ArrayList<>();

    private Watch(Statements statements) {
        this.statements = statements;
    }

    static List<String> of(Statements statements) {
        var watch = new Watch(statements);
        watch.signs();
        watch.levels();
        watch.moves();
        watch.bands();
        return watch.said;
    }

    /** How the ends of a band are called as facts. */
    static List<Fact> bandFacts(Statements statements) {
        var facts = new ArrayList<Fact>();
        for (var ratio : statements.ratios()) {
            var value = ratio.value();
            var band = ratio.band();
            if (value != null && band != null) {
                facts.add(end(ratio, band, value, "low", band.low()));
                facts.add(end(ratio, band, value, "high", band.high()));
            }
        }
        return facts;
    }

    private static Fact end(
            Ratio ratio, Ratio.Band band, Fact value, String which, BigDecimal bound) {
        return new Fact(
                bandId(ratio, which),
                "%s, %s end of the band of %s".formatted(ratio.label(), which, band.industry()),
                bound,
                value.unit(),
                value.asOf(),
                "%s of the yearly medians %s".formatted(which, band.asOf()),
                List.of("document:" + band.source()));
    }

    private static String bandId(Ratio ratio, String which) {
        return "band:%s:%s".formatted(ratio.key(), which);
    }

    private void signs() {
        negative(statements.income(), "net_result", "the period made a loss of %s");
        negative(statements.cashFlow(), "operating_cash_flow", "operations used up cash of %s");
        negative(statements.balance(), "equity", "liabilities exceed assets by %s");
    }

    private void negative(Statement statement, String key, String sentence) {
        var line = statement.line(key);
        if (line.amount().signum() < 0) {
            said.add(sentence.formatted("{{%s|size}}".formatted(line.fact().id())));
        }
    }

    private void levels() {
        below("current_ratio", BigDecimal.ONE, "current liabilities exceed current assets");
        below("days_cash_on_hand", MONTH, "cash covers less than a month of costs");
        below("interest_coverage", THIN_COVER, "the operating result hardly covers interest");
        below("debt_service_coverage", BigDecimal.ONE, "EBITDA does not cover the debt service");
    }

    private void below(String key, BigDecimal floor, String sentence) {
        value(key)
                .filter(fact -> fact.value().compareTo(floor) < 0)
                .ifPresent(fact ->
                        said.add(
                                "%s ({{%s|label}} {{%s}})"
                                        .formatted(sentence, fact.id(), fact.id())));
    }

    private void moves() {
        rose("days_sales_outstanding", FIVE_DAYS, "customers pay later");
        rose("days_inventory", FIVE_DAYS.multiply(BigDecimal.TWO), "stock turns more slowly");
        statements
                .ratio("gross_margin")
                .ifPresent(ratio -> {
                    if (change(ratio).compareTo(TWO_POINTS.negate()) <= 0) {
                        told(ratio, "the gross margin fell");
                    }
                });
    }

    private void rose(String key, BigDecimal by, String sentence) {
        statements
                .ratio(key)
                .filter(ratio -> change(ratio).compareTo(by) >= 0)
                .ifPresent(ratio -> told(ratio, sentence));
    }

    private void told(Ratio ratio, String sentence) {
        var value = ratio.value();
        var prior = ratio.prior();
        if (value != null && prior != null) {
            said.add(
                    "%s ({{%s|label}} {{%s}} after {{%s}})"
                            .formatted(sentence, value.id(), value.id(), prior.id()));
        }
    }

    private static BigDecimal change(Ratio ratio) {
        var value = ratio.value();
        var prior = ratio.prior();
        return value == null || prior == null
                ? BigDecimal.ZERO
                : value.value().subtract(prior.value());
    }

    private void bands() {
        statements.ratios().stream()
                .filter(Watch::worse)
                .limit(BANDS)
                .forEach(ratio -> {
                    var place = ratio.place().orElseThrow();
                    said.add(
                            "{{%s|label}} {{%s}} is %s what is usual in %s ({{%s}} to {{%s}})"
                                    .formatted(
                                            value(ratio.key()).orElseThrow().id(),
                                            value(ratio.key()).orElseThrow().id(),
                                            place.name().toLowerCase(Locale.ROOT),
                                            industry(ratio),
                                            bandId(ratio, "low"),
                                            bandId(ratio, "high")));
                });
    }

    private static String industry(Ratio ratio) {
        var band = ratio.band();
        return band == null ? "the industry" : band.industry();
    }

    /** Whether it stands outside its band on the side that is bad news. */
    private static boolean worse(Ratio ratio) {
        var place = ratio.place().orElse(Ratio.Place.WITHIN);
        return switch (ratio.better()) {
            case HIGHER -> place == Ratio.Place.BELOW;
            case LOWER -> place == Ratio.Place.ABOVE;
            case NEITHER -> false;
        };
    }

    private Optional<Fact> value(String key) {
        return statements.ratio(key).flatMap(ratio -> Optional.ofNullable(ratio.value()));
    }
}
