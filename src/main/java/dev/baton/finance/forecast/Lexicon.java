package dev.baton.finance.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that a supposition may be made of, in English and German. */
final class Lexicon {
    /** What is supposed to be different. */
    enum Subject {
        CUSTOMERS,
        SUPPLIERS,
        REVENUE,
        COSTS,
        PAYROLL
    }

    /** Which way it goes. */
    enum Way {
        UP,
        DOWN,
        LATER,
        EARLIER,
        HALVED,
        DOUBLED,
        NOT,
        OUT,
        IN
    }

    /** What a number counts. */
    enum Unit {
        PERCENT,
        DAYS,
        WEEKS,
        MONTHS,
        THOUSANDS,
        MONEY
    }

    private static final Map<String, Subject> SUBJECTS = new HashMap<>();
    private static final Map<String, Way> WAYS = new HashMap<>();
    private static final Map<String, Unit> UNITS = new HashMap<>();
    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final Set<String> SILENT =
            Set.copyOf(
                    words(
                            """
                            a an the our all their us would should will could be by of on at in to from as than
                            pay pays paid paying get gets come comes coming goes go are is was were with for only
                            each every then now it they do does them usual expected before so that this these per total
                            zahlen zahlt bezahlen bezahlt zahle gezahlt die der das den dem des ein eine einen einer
                            unsere unser unseren alle um von auf im am bis zu als wie sonst kommen kommt werden wird
                            würden würde sich jetzt nun dann üblich gehen geht sind ist wir we you one-off einmalig
                            """));

    static {
        put(
                SUBJECTS,
                Subject.CUSTOMERS,
                """
                customer customers client clients collection collections receivable receivables debtor
                debtors receipts kunde kunden forderung forderungen debitor debitoren zahlungseingang
                zahlungseingänge eingänge\
                """);
        put(
                SUBJECTS,
                Subject.SUPPLIERS,
                """
                supplier suppliers vendor vendors payable payables creditor creditors lieferant
                lieferanten verbindlichkeit verbindlichkeiten kreditor kreditoren\
                """);
        put(
                SUBJECTS,
                Subject.REVENUE,
                """
                revenue revenues sales turnover orders umsatz umsätze erlös erlöse verkäufe absatz
                aufträge\
                """);
        put(
                SUBJECTS,
                Subject.COSTS,
                """
                cost costs expense expenses purchase purchases spending kosten ausgabe ausgaben aufwand
                aufwendungen einkauf einkäufe\
                """);
        put(
                SUBJECTS,
                Subject.PAYROLL,
                """
                payroll salary salaries wage wages personnel staff gehalt gehälter lohn löhne personal
                personalkosten\
                """);
        put(
                WAYS,
                Way.UP,
                """
                up rise rises rising rose grow grows growing increase increases increased more higher
                plus + steigt steigen wächst wachsen mehr höher zunehmen\
                """);
        put(
                WAYS,
                Way.DOWN,
                """
                down drop drops dropping dropped fall falls falling decrease decreases decreased
                decline declines shrink shrinks less lower minus - cut reduced sinkt sinken fällt fallen
                weniger geringer niedriger rückgang schrumpft\
                """);
        put(
                WAYS,
                Way.LATER,
                """
                later late delay delayed delays slower slow später spät verspätet verzögert langsamer
                verzögern\
                """);
        put(WAYS, Way.EARLIER, "earlier early sooner faster früher eher schneller");
        put(WAYS, Way.HALVED, "halves halved half halbiert halbieren hälfte");
        put(WAYS, Way.DOUBLED, "doubles doubled double verdoppelt verdoppeln");
        put(WAYS, Way.NOT, "not no nothing stop stops nicht kein keine nichts");
        put(WAYS, Way.OUT, "payment outflow zahlung einmalzahlung abfluss investment investition");
        put(WAYS, Way.IN, "receive received inflow loan grant erhalten zufluss kredit zuschuss");
        put(UNITS, Unit.PERCENT, "% percent prozent pct");
        put(UNITS, Unit.DAYS, "day days tag tage tagen d");
        put(UNITS, Unit.WEEKS, "week weeks woche wochen");
        put(UNITS, Unit.MONTHS, "month months monat monate monaten");
        put(UNITS, Unit.THOUSANDS, "k thousand tausend");
        put(UNITS, Unit.MONEY, "eur euro euros € usd $ dollar dollars gbp chf");
        var numbers =
                "one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11"
                        + " twelve:12 twenty:20 thirty:30 fifty:50 zwei:2 drei:3 vier:4 fünf:5"
                        + " sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 zwanzig:20"
                        + " dreißig:30 fünfzig:50";
        for (var each : numbers.split(" ")) {
            var pair = each.split(":");
            NUMBERS.put(pair[0], Integer.valueOf(pair[1]));
        }
    }

    private Lexicon() {}

    static Optional<Subject> subject(String word) {
        return Optional.ofNullable(SUBJECTS.get(word));
    }

    static Optional<Way> way(String word) {
        return Optional.ofNullable(WAYS.get(word));
    }

    static Optional<Unit> unit(String word) {
        return Optional.ofNullable(UNITS.get(word));
    }

    /** A number in words. */
    static Optional<Integer> number(String word) {
        return Optional.ofNullable(NUMBERS.get(word));
    }

    /** Whether the word says nothing here. */
    static boolean silent(String word) {
        return SILENT.contains(word);
    }

    private static <T> void put(Map<String, T> map, T meaning, String words) {
        words(words).forEach(word -> map.put(word, meaning));
    }

    private static java.util.List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .distinct()
                .toList();
    }
}
