package dev.baton.finance.risk;

import dev.baton.finance.sample.Plant;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.finance.sample.Truths;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Alerts of rules that look for frauds and errors, held against what was planted. A plant is found
 * when an alert of its kind names one of its records; an alert is right when it names a record of a
 * plant of its kind.
 */
public record AlertScore(
        int seeds,
        double recall,
        double precision,
        Map<String, Kind> kinds,
        Shortfalls shortfalls) {
    private static final Map<Plant.Kind, Rule> RULES = new EnumMap<>(Plant.Kind.class);

    static {
        for (var kind : Plant.Kind.values()) {
            RULES.put(kind, Rule.valueOf(kind.name()));
        }
    }

    /**
     * Companies whose cash will fall below a minimum, alerts that say so, and those that name a
     * week at most one beside it.
     */
    public record Shortfalls(int companies, int told, int weekWithinOne) {
        private static Shortfalls of(Truths truths, List<Alert> alerts) {
            var week =
                    alerts.stream()
                            .filter(alert -> alert.rule() == Rule.LIQUIDITY)
                            .flatMap(alert -> alert.facts().find(alert.key() + ".week").stream())
                            .map(fact -> LocalDate.ofEpochDay(fact.value().longValue()))
                            .findFirst();
            var near =
                    week.filter(monday ->
                            Math.abs(ChronoUnit.WEEKS.between(monday, truths.breachWeek())) <= 1);
            return new Shortfalls(1, week.isPresent() ? 1 : 0, near.isPresent() ? 1 : 0);
        }

        private Shortfalls and(Shortfalls other) {
            return new Shortfalls(
                    companies + other.companies,
                    told + other.told,
                    weekWithinOne + other.weekWithinOne);
        }
    }

    /** Counts of one kind. */
    public record Kind(int planted, int found, int alerts, int right) {
        Kind and(Kind other) {
            return new Kind(
                    planted + other.planted,
                    found + other.found,
                    alerts + other.alerts,
                    right + other.right);
        }
    }

    public static AlertScore of(IntStream seeds, boolean tellEach) {
        var kinds = new TreeMap<String, Kind>();
        int count = 0;
        var shortfalls = new Shortfalls(0, 0, 0);
        for (int seed : seeds.toArray()) {
            count++;
            shortfalls = shortfalls.and(score(seed, kinds, tellEach));
        }
        var all = kinds.values().stream().reduce(new Kind(0, 0, 0, 0), Kind::and);
        return new AlertScore(
                count,
                (double) all.found() / all.planted(),
                (double) all.right() / all.alerts(),
                kinds,
                shortfalls);
    }

    private static Shortfalls score(int seed, Map<String, Kind> into, boolean tell) {
        var sample = SampleCompany.generate(seed, 1);
        var ledger = sample.ledger();
        var settings =
                new Settings(
                        Settings.DEFAULT.approvalLimit(),
                        sample.truths().minimumCash(),
                        Settings.DEFAULT.covenants());
        var company = ledger.company();
        var alerts = Alerts.of(ledger, company.firstDay(), company.asOf(), settings);
        for (var kind : Plant.Kind.values()) {
            var planted =
                    sample.truths().plants().stream().filter(each -> each.kind() == kind).toList();
            var told = alerts.stream().filter(each -> each.rule() == RULES.get(kind)).toList();
            var missed =
                    planted.stream()
                            .filter(each -> told.stream().noneMatch(alert -> names(alert, each)))
                            .toList();
            var wrong =
                    told.stream()
                            .filter(alert -> planted.stream().noneMatch(each -> names(alert, each)))
                            .toList();
            into.merge(
                    kind.name().toLowerCase(java.util.Locale.ROOT),
                    new Kind(
                            planted.size(),
                            planted.size() - missed.size(),
                            told.size(),
                            told.size() - wrong.size()),
                    Kind::and);
            if (tell) {
                missed.forEach(each -> System.err.println(seed + " missed " + each));
                wrong.forEach(each ->
                        System.err.println(seed + " wrong " + each.text() + " " + each.evidence()));
            }
        }
        return Shortfalls.of(sample.truths(), alerts);
    }

    private static boolean names(Alert alert, Plant plant) {
        var ids = new HashSet<>(List.copyOf(plant.ids()));
        return alert.evidence().stream().anyMatch(ids::contains);
    }
}
