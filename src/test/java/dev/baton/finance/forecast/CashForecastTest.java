package dev.baton.finance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Obligation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CashForecastTest {
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Offset<BigDecimal> CENT = within(new BigDecimal("0.01"));

    private static CashForecast.Wish wish(Scenario scenario) {
        return new CashForecast.Wish(Shop.LAST, scenario, new BigDecimal("1000"), 13);
    }

    private static BigDecimal flow(CashForecast forecast, String monday, Component component) {
        return forecast.weeks().stream()
                .filter(week -> week.monday().toString().equals(monday))
                .flatMap(week -> week.flows().stream())
                .filter(flow -> flow.component() == component)
                .map(flow -> flow.amount().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void an_open_invoice_is_paid_as_its_customer_always_paid() {
        // The two of June are due on 2026-07-01; the good one pays then, the slow one 20 days on.
        var forecast = CashForecast.of(Shop.open("5000").books(), wish(Scenario.NONE));
        assertThat(flow(forecast, "2026-06-29", Component.RECEIVABLES))
                .isCloseTo(new BigDecimal("1000"), CENT);
        assertThat(flow(forecast, "2026-07-20", Component.RECEIVABLES))
                .isCloseTo(new BigDecimal("1000"), CENT);
    }

    @Test
    void vendors_are_paid_on_the_weekday_of_the_pay_run() {
        var books =
                Shop.open("5000")
                        .invoice(
                                Item.Side.PAYABLE,
                                "late",
                                "vendor",
                                LocalDate.of(2026, 6, 20),
                                LocalDate.of(2026, 7, 4),
                                "700.00")
                        .books();
        var forecast = CashForecast.of(books, wish(Scenario.NONE));
        assertThat(flow(forecast, "2026-07-06", Component.PAYABLES))
                .isCloseTo(new BigDecimal("-700"), CENT);
    }

    @Test
    void obligations_are_paid_on_their_days_wages_before_a_weekend_and_all_else_after_it() {
        var books =
                Shop.open("5000")
                        .owes("staff", Obligation.Kind.PAYROLL, "400", LocalDate.of(2025, 1, 26), 1)
                        .owes("shop", Obligation.Kind.RENT, "250", LocalDate.of(2025, 1, 11), 1)
                        .books();
        var forecast = CashForecast.of(books, wish(Scenario.NONE));
        // 2026-07-26 is a Sunday, 2026-07-11 a Saturday.
        assertThat(flow(forecast, "2026-07-20", Component.PAYROLL)).isEqualByComparingTo("-400");
        assertThat(flow(forecast, "2026-07-13", Component.RENT)).isEqualByComparingTo("-250");
    }

    @Test
    void wages_that_no_obligation_tells_of_come_again_as_in_the_past() {
        var forecast = CashForecast.of(Shop.open("5000").books(), wish(Scenario.NONE));
        assertThat(flow(forecast, "2026-07-27", Component.PAYROLL)).isEqualByComparingTo("-300");
        assertThat(forecast.total(Component.PAYROLL)).isEqualByComparingTo("-600");
    }

    @Test
    void cash_at_the_end_is_cash_at_the_beginning_and_every_flow() {
        var forecast = CashForecast.of(Shop.open("5000").books(), wish(Scenario.NONE));
        var sum = forecast.opening().value();
        for (var component : Component.values()) {
            sum = sum.add(forecast.total(component));
        }
        assertThat(forecast.weeks().getLast().expected().value()).isEqualByComparingTo(sum);
        assertThat(forecast.weeks()).hasSize(13);
    }

    @Test
    void the_first_week_below_the_minimum_is_found() {
        var books =
                Shop.open("5000")
                        .owes(
                                "machine",
                                Obligation.Kind.INVESTMENT,
                                "40000",
                                LocalDate.of(2026, 8, 12),
                                12)
                        .books();
        var forecast = CashForecast.of(books, wish(Scenario.NONE));
        assertThat(forecast.breach().orElseThrow().monday()).isEqualTo(LocalDate.of(2026, 8, 10));
        var safe = CashForecast.of(Shop.open("5000").books(), wish(Scenario.NONE));
        assertThat(safe.breach()).isEmpty();
    }

    @Test
    void new_business_brings_about_what_the_past_brought() {
        var forecast = CashForecast.of(Shop.open("5000").books(), wish(Scenario.NONE));
        // Invoices of July 1st: 1000 on July 31st, 1000 on August 20th; of August 1st: 1000 more.
        assertThat(forecast.total(Component.NEW_SALES).doubleValue()).isBetween(2700.0, 4300.0);
    }

    @Test
    void an_invoice_later_than_any_was_ever_paid_is_not_counted_on() {
        var old = LocalDate.of(2025, 9, 1);
        var books =
                Shop.open("5000")
                        .invoice(Item.Side.RECEIVABLE, "lost", "good", old, old, "9000.00")
                        .books();
        var forecast = CashForecast.of(books, wish(Scenario.NONE));
        assertThat(forecast.doubtful().value()).isEqualByComparingTo("9000");
        assertThat(forecast.doubtful().inputs()).containsExactly("item:lost");
        assertThat(forecast.total(Component.RECEIVABLES)).isCloseTo(new BigDecimal("2000"), CENT);
    }

    @Test
    void later_collections_never_raise_cash_and_later_payments_never_lower_it() {
        for (int seed = 1; seed <= 6; seed++) {
            var books = random(seed);
            var base = CashForecast.of(books, wish(Scenario.NONE));
            for (int days : new int[] {3, 14, 40}) {
                var later =
                        CashForecast.of(
                                books, wish(Scenario.NONE.withReceivableDays(days).withWords("l")));
                var slower =
                        CashForecast.of(
                                books, wish(Scenario.NONE.withPayableDays(days).withWords("s")));
                for (int i = 0; i < 13; i++) {
                    var week = base.weeks().get(i).closing();
                    assertThat(later.weeks().get(i).closing().p50().value())
                            .isLessThanOrEqualTo(week.p50().value());
                    assertThat(later.weeks().get(i).closing().p10().value())
                            .isLessThanOrEqualTo(week.p10().value());
                    assertThat(slower.weeks().get(i).closing().p50().value())
                            .isGreaterThanOrEqualTo(week.p50().value());
                }
            }
        }
    }

    @Test
    void less_of_everything_that_comes_in_is_less_cash() {
        var books = random(4);
        var base = CashForecast.of(books, wish(Scenario.NONE));
        for (var scenario :
                List.of(
                        Scenario.NONE.withCollections(0.8),
                        Scenario.NONE.withRevenue(0.7),
                        Scenario.NONE.withPayroll(1.3))) {
            var worse = CashForecast.of(books, wish(scenario.withWords("worse")));
            assertThat(worse.weeks().getLast().closing().p50().value())
                    .isLessThan(base.weeks().getLast().closing().p50().value());
        }
    }

    @Test
    void equal_books_give_equal_forecasts() {
        assertThat(CashForecast.of(random(9), wish(Scenario.NONE)))
                .isEqualTo(CashForecast.of(random(9), wish(Scenario.NONE)));
    }

    @Test
    void an_earlier_forecast_knows_nothing_of_what_came_later() {
        var shop = Shop.open("5000");
        var day = LocalDate.of(2026, 2, 17);
        var wish = new CashForecast.Wish(day, Scenario.NONE, new BigDecimal("1000"), 13);
        var now = CashForecast.of(shop.books(), wish);
        var then = CashForecast.of(shop.books(day), wish);
        assertThat(now.weeks()).isEqualTo(then.weeks());
    }

    @Test
    void the_bridge_between_two_forecasts_adds_up() {
        var books = random(5);
        var base = CashForecast.of(books, wish(Scenario.NONE));
        var other =
                CashForecast.of(
                        books,
                        wish(Scenario.NONE.withReceivableDays(21).withCosts(1.1).withWords("x")));
        var comparison = Comparison.of(base, other);
        var sum =
                comparison.bridge().stream()
                        .map(step -> step.difference().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(comparison.difference().value()).isEqualByComparingTo(sum);
        assertThat(
                        other.weeks()
                                .getLast()
                                .expected()
                                .value()
                                .subtract(base.weeks().getLast().expected().value()))
                .isEqualByComparingTo(sum);
    }

    @Test
    void a_forecast_is_held_against_the_weeks_that_are_over() {
        var books = Shop.open("5000").books();
        var day = LocalDate.of(2026, 4, 30);
        var wish = new CashForecast.Wish(day, Scenario.NONE, new BigDecimal("1000"), 13);
        var accuracy = Accuracy.of(books, CashForecast.of(books, wish)).orElseThrow();
        assertThat(accuracy.weeks()).hasSize(9);
        assertThat(accuracy.weeks().getFirst().actual().value())
                .isEqualByComparingTo(books.balances(LocalDate.of(2026, 5, 3)).get("bank"));
        assertThat(Accuracy.of(books, CashForecast.of(books, wish(Scenario.NONE)))).isEmpty();
    }

    @Test
    void every_figure_has_an_id_of_its_own_and_names_what_it_rests_on() {
        var forecast = CashForecast.of(random(2), wish(Scenario.NONE));
        var ids = forecast.facts().stream().map(fact -> fact.id()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        var items =
                forecast.weeks().stream()
                        .flatMap(week -> week.flows().stream())
                        .filter(flow -> flow.component() == Component.RECEIVABLES)
                        .flatMap(flow -> flow.amount().inputs().stream())
                        .toList();
        assertThat(items).isNotEmpty().allMatch(input -> input.startsWith("item:"));
    }

    @Test
    void owed_sales_tax_takes_the_place_of_what_was_planned() {
        var day = LocalDate.of(2026, 7, 10);
        var plan =
                new Obligation(
                        "vat", Obligation.Kind.SALES_TAX, "VAT", BigDecimal.TEN, day, 1, null);
        var dues = new ArrayList<>(Due.of(List.of(plan), JULY, JULY.plusDays(80)));
        new SalesTax(25, List.of(plan)).apply(dues);
        assertThat(dues.stream().map(Due::amount).limit(2).toList())
                .allMatch(amount -> Math.abs(amount - 25.0 / 3) < 1e-9);
    }

    /** The shop with some thirty invoices more. */
    private static Ledger random(long seed) {
        var random = new Random(seed);
        var shop = Shop.open("5000");
        for (int i = 0; i < 30; i++) {
            var side = random.nextBoolean() ? Item.Side.RECEIVABLE : Item.Side.PAYABLE;
            var date = LocalDate.of(2025, 9, 1).plusDays(random.nextInt(300));
            var due = date.plusDays(10 + random.nextInt(40));
            var party = side == Item.Side.PAYABLE ? "vendor" : "party-" + random.nextInt(4);
            var amount = "%d.00".formatted(50 + random.nextInt(900));
            shop.invoice(side, "r" + i, party, date, due, amount);
            shop.settle("r" + i, Workdays.from(due.plusDays(random.nextInt(30))));
        }
        return shop.books();
    }
}
