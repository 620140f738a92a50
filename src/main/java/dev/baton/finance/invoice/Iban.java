package dev.baton.finance.invoice;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Account numbers of ISO 13616. */
public final class Iban {
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final Pattern WRITTEN =
            Pattern.compile("(?<![A-Z0-9])[A-Z]{2}\\s?\\d{2}(?:\\s?[A-Z0-9]){11,30}(?![A-Z0-9])");
    private static final int SHORTEST = 15;

    private Iban() {}

    /** Without spaces, in capitals. */
    public static String compact(String iban) {
        return iban.replaceAll("[\\s\\u00a0.-]", "").toUpperCase(Locale.ROOT);
    }

    /** Whether its form is right and its check digits fit (ISO 7064, mod 97-10). */
    public static boolean valid(String iban) {
        var compact = compact(iban);
        if (!FORM.matcher(compact).matches()) {
            return false;
        }
        var turned = compact.substring(4) + compact.substring(0, 4);
        var digits = new StringBuilder();
        turned.chars().forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue() == 1;
    }

    /** All valid ones in a text, compact; what stands behind one with a space is left out. */
    public static List<String> in(String text) {
        var found = new ArrayList<String>();
        var matcher = WRITTEN.matcher(text);
        for (int from = 0; from < text.length() && matcher.find(from); ) {
            var candidate = compact(matcher.group());
            from = matcher.start() + 1;
            while (candidate.length() >= SHORTEST && !valid(candidate)) {
                candidate = candidate.substring(0, candidate.length() - 1);
            }
            if (candidate.length() >= SHORTEST) {
                found.add(candidate);
                from = matcher.end();
            }
        }
        return found;
    }
}
