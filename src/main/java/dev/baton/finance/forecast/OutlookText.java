package dev.baton.finance.forecast;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import dev.baton.finance.fact.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says what comes, the answer first; every number in it is a fact. */
final class OutlookText {
    private static final int NAMED = 2;

    private final Outlook outlook;
    private final CashForecast cash;
    private final Supposed supposed;
    private final Supposed instead;
    private final FactSheet sheet;

    OutlookText(Outlook outlook) {
        this.outlook = outlook;
        this.cash = outlook.cash();
        this.supposed = new Supposed(cash.scenario(), prefix(cash), cash);
        var base = outlook.base() == null ? cash : outlook.base();
        this.instead = new Supposed(base.scenario(), prefix(base), base);
        var days = new ArrayList<Fact>();
        days.addAll(days(cash));
        days.addAll(supposed.facts());
        if (outlook.base() != null) {
            days.addAll(days(outlook.base()));
            days.addAll(instead.facts());
        }
        this.sheet =
                FactSheet.of(outlook.facts()).and(FactSheet.of(days)).and(FactSheet.of(fixed()));
    }

    List<Fact> facts() {
        return sheet.facts();
    }

    String text() {
        var said = new ArrayList<String>();
        said.add(answer(cash));
        if (cash.breach().isPresent()) {
            said.add(why(cash.breach().get()));
        }
        said.add(range());
        if (outlook.base() != null && outlook.comparison() != null) {
            said.add(difference(outlook.base(), outlook.comparison()));
        }
        if (outlook.accuracy() != null) {
            said.add(
                    "Of weeks that are over, {{%s}} ended between P10 and P90; the mean error was {{%s|whole}}."
                            .formatted(
                                    outlook.accuracy().held().id(),
                                    outlook.accuracy().meanError().id()));
        }
        if (cash.doubtful().value().signum() > 0) {
            said.add(
                    "Receivables of {{%s|whole}} are later than any was ever paid and are not counted on."
                            .formatted(cash.doubtful().id()));
        }
        if (outlook.profit() != null) {
            said.add(
                    "For the next {{forecast:months}} revenue of {{profit:revenue:total|whole}} and a net result of"
                            + " {{profit:net_result:total|whole}} are expected.");
        }
        if (outlook.left() != null) {
            said.add("What the request supposes was not understood and is left out.");
        }
        return Wording.ENGLISH.checked(String.join(" ", said), sheet);
    }

    private String answer(CashForecast forecast) {
        var words = supposed.words();
        var opening = words.isEmpty() ? "" : "Supposing that %s, ".formatted(words);
        var subject = words.isEmpty() ? "Cash" : "cash";
        return forecast.breach()
                .map(week ->
                        "%s%s falls below {{%s|whole}} in the week of {{%s}}: in the middle of the plays it"
                                        .formatted(
                                                opening,
                                                subject,
                                                forecast.minimum().id(),
                                                weekId(forecast, week))
                                + " goes down to {{%s|whole}}, and {{%s}} of them end a day below the minimum."
                                        .formatted(week.closing().lowest().id(), week.below().id()))
                .orElseGet(() ->
                        "%s%s stays above {{%s|whole}} in all {{%s}}; it is lowest in the week of {{%s}}, with {{%s|whole}}."
                                .formatted(
                                        opening,
                                        subject,
                                        forecast.minimum().id(),
                                        countId(forecast),
                                        weekId(forecast, forecast.lowest()),
                                        forecast.lowest().closing().lowest().id()));
    }

    /** The largest payments of that week. */
    private static String why(CashWeek week) {
        var largest =
                week.flows().stream()
                        .filter(flow -> flow.amount().value().signum() < 0)
                        .sorted(Comparator.comparing(flow -> flow.amount().value()))
                        .limit(NAMED)
                        .map(flow ->
                                "%s ({{%s|size}})"
                                        .formatted(
                                                flow.component()
                                                        .label()
                                                        .toLowerCase(java.util.Locale.ROOT),
                                                flow.amount().id()))
                        .toList();
        return largest.isEmpty()
                ? "Little comes in before."
                : "What weighs most then: %s.".formatted(String.join(" and ", largest));
    }

    private String range() {
        var last = cash.weeks().getLast();
        return "It begins with {{%s|whole}} and ends the week of {{%s}} with {{%s|whole}}, in {{forecast:held}} of the plays between {{%s|whole}} and {{%s|whole}}."
                .formatted(
                        cash.opening().id(),
                        weekId(cash, last),
                        last.closing().p50().id(),
                        last.closing().p10().id(),
                        last.closing().p90().id());
    }

    private String difference(CashForecast base, Comparison comparison) {
        var steps =
                comparison.bridge().stream()
                        .sorted(
                                Comparator.comparing((Comparison.Step step) ->
                                                step.difference().value().abs())
                                        .reversed())
                        .limit(NAMED)
                        .map(step ->
                                "%s {{%s|whole}}"
                                        .formatted(
                                                step.component().label(), step.difference().id()))
                        .toList();
        var than =
                base.scenario().none()
                        ? "Without that"
                        : "Supposing instead that %s".formatted(instead.words());
        var breach =
                base.breach()
                        .map(week ->
                                "cash falls below the minimum in the week of {{%s}}"
                                        .formatted(weekId(base, week)))
                        .orElse("cash stays above the minimum");
        return "%s, %s; at the end it makes {{%s|whole}} (%s)."
                .formatted(
                        than,
                        breach,
                        comparison.difference().id(),
                        steps.isEmpty() ? "no component differs" : String.join(", ", steps));
    }

    private List<Fact> fixed() {
        return List.of(
                new Fact(
                        "forecast:months",
                        "Months forecast",
                        BigDecimal.valueOf(ProfitForecast.MONTHS),
                        "months",
                        cash.asOf(),
                        "as always",
                        List.of()),
                new Fact(
                        "forecast:held",
                        "Plays between P10 and P90",
                        BigDecimal.valueOf(80),
                        "percent",
                        cash.asOf(),
                        "90 - 10",
                        List.of()));
    }

    private static List<Fact> days(CashForecast forecast) {
        var days = new ArrayList<Fact>();
        for (var week : forecast.weeks()) {
            days.add(
                    FactSheet.day(
                            weekId(forecast, week),
                            "Week of " + week.monday(),
                            week.monday(),
                            forecast.asOf(),
                            "Monday of the week",
                            List.of(week.expected().id())));
        }
        days.add(
                new Fact(
                        countId(forecast),
                        "Weeks forecast",
                        BigDecimal.valueOf(forecast.weeks().size()),
                        "weeks",
                        forecast.asOf(),
                        "as asked for",
                        List.of()));
        return days;
    }

    private static String weekId(CashForecast forecast, CashWeek week) {
        return prefix(forecast) + week.monday() + ":monday";
    }

    private static String countId(CashForecast forecast) {
        return prefix(forecast) + "weeks";
    }

    private static String prefix(CashForecast forecast) {
        return forecast.opening().id().replaceAll("opening$", "");
    }
}
