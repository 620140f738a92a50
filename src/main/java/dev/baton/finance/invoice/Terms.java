package dev.baton.finance.invoice;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Days to pay in words of English, German or French: "30 days net", "zahlbar binnen 14 Tagen". */
public final class Terms {
    private static final Pattern DAYS =
            Pattern.compile(
                    "(?iu)\\b(\\d{1,3})\\s*(?:-|\\s)?(?:days?|tagen?|tage|jours?|j\\.)\\b?");
    private static final Pattern NOW =
            Pattern.compile(
                    "(?iu)\\b(?:due (?:immediately|on receipt|upon receipt)|sofort (?:fällig|zahlbar)|"
                            + "payable (?:immediately|à réception)|à réception|comptant)\\b");
    private static final Pattern DISCOUNT =
            Pattern.compile("(?iu)skonto|discount|escompte|remise|\\d\\s*%");

    private Terms() {}

    /** Days after the invoice date without a discount; empty when the words do not say. */
    public static OptionalInt days(String words) {
        var longest = OptionalInt.empty();
        for (var part : words.split("[;\\n]|,(?!\\d)|\\.\\s")) {
            var match = DAYS.matcher(part);
            while (match.find()) {
                var days = Integer.parseInt(match.group(1));
                // Of "2 % within 10 days, 30 days net" the longer one is when it is due.
                if (longest.isEmpty() || days > longest.getAsInt()) {
                    longest = OptionalInt.of(days);
                }
            }
        }
        if (longest.isPresent() && onlyDiscount(words)) {
            return OptionalInt.empty();
        }
        return longest.isEmpty() && NOW.matcher(words).find() ? OptionalInt.of(0) : longest;
    }

    /** One span of days that is the discount's says nothing of when all of it is due. */
    private static boolean onlyDiscount(String words) {
        return DAYS.matcher(words).results().count() == 1 && DISCOUNT.matcher(words).find();
    }
}
