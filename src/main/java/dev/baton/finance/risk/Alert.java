package dev.baton.finance.risk;

import dev.baton.finance.fact.FactSheet;
import dev.baton.json.Canonical;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at until a day. {@code about} tells one case of a rule from
 * another and stays the same when it is found again; {@code evidence} are ids of records; the
 * amount is in the company's currency; {@code facts} stand behind every number of the text.
 */
public record Alert(
        Rule rule,
        Severity severity,
        String about,
        String text,
        List<String> evidence,
        @Nullable BigDecimal amount,
        LocalDate due,
        FactSheet facts) {
    static final String LIKELIHOOD = "likelihood";
    private static final int KEY = 16;

    public Alert {
        evidence = evidence.stream().distinct().toList();
    }

    /** The same for the same case, however often and by whomever it is found. */
    public String key() {
        return key(rule, about);
    }

    /**
     * The share of plays of a forecast (0..1) in which it comes so; empty of what is so already.
     */
    public Optional<BigDecimal> likelihood() {
        return facts.find(key() + "." + LIKELIHOOD)
                .map(fact -> fact.value().movePointLeft(2).setScale(3, RoundingMode.HALF_UP));
    }

    static String key(Rule rule, String about) {
        return rule.name().toLowerCase(Locale.ROOT)
                + "-"
                + Canonical.sha256(rule + " " + about).substring(0, KEY);
    }
}
