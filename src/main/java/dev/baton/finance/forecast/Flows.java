package dev.baton.finance.forecast;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.book.Use;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What moved cash in the last half year but invoices: payments of a kind that no obligation tells
 * of come again each month, the rest week by week. Loans taken, owners' money, investments and
 * revaluations are not expected to come again.
 */
final class Flows {
    private static final int WEEKS = 26;
    private static final int MONTHS = 6;

    private final Map<String, Account> accounts = new HashMap<>();
    private final LocalDate asOf;
    private final Set<Component> covered = EnumSet.noneOf(Component.class);
    private final Map<Component, Map<YearMonth, Double>> monthly = new EnumMap<>(Component.class);
    private final Map<Component, List<Integer>> days = new EnumMap<>(Component.class);
    private final double[] weeks = new double[WEEKS];
    private final List<Due> known;

    /** Items that an entry on fixed assets opened: not what is bought again. */
    private final Set<String> investments = new HashSet<>();

    Flows(Books books, LocalDate asOf) {
        this.asOf = asOf;
        books.accounts().forEach(account -> accounts.put(account.code(), account));
        var from = asOf.minusWeeks(WEEKS).plusDays(1);
        var obligations = books.obligations();
        obligations.stream().map(Obligation::kind).map(Component::of).forEach(covered::add);
        known = Due.of(obligations, from.minusDays(5), asOf.plusDays(5));
        for (var entry : books.entries(asOf.minusYears(1).plusDays(1), asOf)) {
            invested(entry);
            if (!entry.date().isBefore(from)) {
                read(entry);
            }
        }
    }

    boolean invested(String item) {
        return investments.contains(item);
    }

    /** What came in less what went out in past weeks, without the extremes at both ends. */
    double[] weeks() {
        var sorted = weeks.clone();
        Arrays.sort(sorted);
        return Arrays.copyOfRange(sorted, WEEKS / 10, WEEKS - WEEKS / 10);
    }

    /** Monthly payments that no obligation tells of, within the days. */
    List<Due> repeated(LocalDate from, LocalDate to) {
        var dues = new ArrayList<Due>();
        monthly.forEach((component, sums) -> {
            var amounts = new double[MONTHS];
            for (int i = 0; i < MONTHS; i++) {
                amounts[i] = sums.getOrDefault(YearMonth.from(asOf).minusMonths(i), 0.0);
            }
            var amount = -dev.baton.statistics.Quantiles.median(amounts);
            var sorted = days.getOrDefault(component, List.of()).stream().sorted().toList();
            if (amount > 0 && !sorted.isEmpty()) {
                var day = sorted.get(sorted.size() / 2);
                for (var month = YearMonth.from(from);
                        !month.isAfter(YearMonth.from(to));
                        month = month.plusMonths(1)) {
                    var at = month.atDay(Math.min(day, month.lengthOfMonth()));
                    if (!at.isBefore(from) && !at.isAfter(to)) {
                        var id = "history:" + component.word();
                        dues.add(new Due(id, component, Workdays.from(at), amount));
                    }
                }
            }
        });
        return dues;
    }

    private void invested(Entry entry) {
        var asset = entry.lines().stream().anyMatch(line -> use(line.account()) == Use.FIXED_ASSET);
        if (asset) {
            entry.lines()
                    .forEach(line -> {
                        if (line.item() != null) {
                            investments.add(line.item());
                        }
                    });
        }
    }

    private void read(Entry entry) {
        var cash = 0.0;
        var others = new EnumMap<Component, Double>(Component.class);
        for (var line : entry.lines()) {
            var use = use(line.account());
            if (use == Use.CASH) {
                cash += line.base().doubleValue();
            } else if (line.item() == null) {
                var component = component(use);
                if (component != Component.ONCE) {
                    others.merge(component, -line.base().doubleValue(), Double::sum);
                }
            }
        }
        if (cash == 0 || planned(entry.date(), cash)) {
            return;
        }
        others.forEach((component, amount) -> put(entry.date(), component, amount));
    }

    private void put(LocalDate day, Component component, double amount) {
        if (component == Component.OTHER) {
            var ago = (int) (ChronoUnit.DAYS.between(day, asOf) / 7);
            weeks[Math.min(ago, WEEKS - 1)] += amount;
        } else if (!covered.contains(component)) {
            monthly.computeIfAbsent(component, _ -> new HashMap<>())
                    .merge(YearMonth.from(day), amount, Double::sum);
            days.computeIfAbsent(component, _ -> new ArrayList<>()).add(day.getDayOfMonth());
        }
    }

    /** Whether an obligation of about that amount and day tells of it already. */
    private boolean planned(LocalDate day, double cash) {
        return known.stream()
                .anyMatch(due ->
                        Math.abs(ChronoUnit.DAYS.between(due.day(), day)) <= 4
                                && Math.abs(due.amount() + cash) <= 0.1 * due.amount());
    }

    /** ONCE stands for what does not come again. */
    private static Component component(Use use) {
        return switch (use) {
            case PAYROLL_PAYABLE, PERSONNEL -> Component.PAYROLL;
            case RENT -> Component.RENT;
            case INPUT_TAX, OUTPUT_TAX, INCOME_TAX_PAYABLE, INCOME_TAX -> Component.TAXES;
            case LOAN, INTEREST -> Component.DEBT;
            case FIXED_ASSET,
                    ACCUMULATED_DEPRECIATION,
                    DEPRECIATION,
                    CAPITAL,
                    RETAINED_EARNINGS,
                    EXCHANGE_DIFFERENCE,
                    CASH ->
                    Component.ONCE;
            case RECEIVABLE,
                    INVENTORY,
                    OTHER_CURRENT_ASSET,
                    PAYABLE,
                    ACCRUAL,
                    DEFERRED_INCOME,
                    OTHER_CURRENT_LIABILITY,
                    REVENUE,
                    OTHER_INCOME,
                    COST_OF_SALES,
                    MARKETING,
                    OTHER_EXPENSE ->
                    Component.OTHER;
        };
    }

    private Use use(String code) {
        var account = accounts.get(code);
        return account == null ? Use.OTHER_CURRENT_ASSET : account.use();
    }
}
