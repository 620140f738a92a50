package dev.baton.finance.entry;

import dev.baton.finance.book.Use;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a bank line is when its text or counterparty has one of the words: booked on that account,
 * or on the one of that use whose name has one of {@code named}. {@code out} limits it to what went
 * out (true) or came in (false).
 */
public record LineRule(
        String name,
        List<String> words,
        @Nullable Boolean out,
        @Nullable String account,
        @Nullable Use use,
        List<String> named) {
    /** Banks' and authorities' words in English and German; a company's own rules go first. */
    static final List<LineRule> GENERAL =
            List.of(
                    of(
                            "interest paid",
                            true,
                            Use.INTEREST,
                            "interest",
                            "zins",
                            "interest",
                            "zinsen"),
                    of(
                            "bank charges",
                            true,
                            Use.OTHER_EXPENSE,
                            "bank|charge|gebühr|geldverkehr",
                            "fee",
                            "fees",
                            "charges",
                            "entgelt",
                            "gebuehr",
                            "gebühr",
                            "kontofuehrung",
                            "kontoführung",
                            "abschluss"),
                    of(
                            "wages",
                            true,
                            Use.PAYROLL_PAYABLE,
                            "wage|lohn|gehalt|salar",
                            "salary",
                            "salaries",
                            "wages",
                            "payroll",
                            "gehalt",
                            "loehne",
                            "löhne",
                            "lohn"),
                    of(
                            "wage tax",
                            true,
                            Use.PAYROLL_PAYABLE,
                            "wage tax|lohnsteuer",
                            "lohnsteuer",
                            "wage tax"),
                    of(
                            "social security",
                            true,
                            Use.PAYROLL_PAYABLE,
                            "social|sozial",
                            "sozialversicherung",
                            "krankenkasse",
                            "social security"),
                    of(
                            "sales tax",
                            null,
                            Use.OUTPUT_TAX,
                            "payable|zahllast|vorauszahl",
                            "umsatzsteuer",
                            "vat",
                            "sales tax"),
                    of(
                            "income tax",
                            null,
                            Use.INCOME_TAX_PAYABLE,
                            "tax|steuer",
                            "koerperschaftsteuer",
                            "körperschaftsteuer",
                            "gewerbesteuer",
                            "income tax",
                            "corporation tax"),
                    of("rent", true, Use.RENT, "rent|miete", "miete", "rent"),
                    of(
                            "insurance",
                            true,
                            Use.OTHER_EXPENSE,
                            "insurance|versicherung",
                            "versicherung",
                            "insurance"),
                    of(
                            "loan",
                            null,
                            Use.LOAN,
                            "loan|darlehen",
                            "darlehen",
                            "loan",
                            "tilgung",
                            "repayment"));

    public LineRule {
        words = List.copyOf(words);
        named = List.copyOf(named);
    }

    /** A company's own rule as it is given; {@code out} may be absent. */
    record Own(String name, List<String> words, @Nullable Boolean out, String account) {}

    static LineRule own(Own rule) {
        return new LineRule(rule.name(), rule.words(), rule.out(), rule.account(), null, List.of());
    }

    private static LineRule of(
            String name, @Nullable Boolean out, Use use, String named, String... words) {
        return new LineRule(name, List.of(words), out, null, use, List.of(named.split("\\|")));
    }

    /** The word of the rule that stands in that text as a whole word; null when none does. */
    @Nullable String word(String text, boolean outgoing) {
        if (out != null && out != outgoing) {
            return null;
        }
        var spaced = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", " ") + " ";
        for (var word : words) {
            if (spaced.contains(" " + word.toLowerCase(Locale.ROOT) + " ")) {
                return word;
            }
        }
        return null;
    }
}
