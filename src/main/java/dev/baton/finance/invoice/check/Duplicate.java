package dev.baton.finance.invoice.check;

import dev.baton.finance.book.Item;
import dev.baton.finance.invoice.Invoice;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An item of the books that this invoice may be once more; {@code certain} when it surely is. */
public record Duplicate(Item item, boolean certain, String why) {
    private static final int NEAR = 10;

    /** All among the items of one vendor, the certain ones first. */
    public static List<Duplicate> of(Invoice invoice, String vendor, List<Item> items) {
        var found = new ArrayList<Duplicate>();
        for (var item : items) {
            if (item.side() == Item.Side.PAYABLE && item.party().equals(vendor)) {
                compare(invoice, item).ifPresent(found::add);
            }
        }
        found.sort((one, other) -> Boolean.compare(other.certain(), one.certain()));
        return List.copyOf(found);
    }

    private static Optional<Duplicate> compare(Invoice invoice, Item item) {
        var number = invoice.head().number();
        if (number == null) {
            return Optional.empty();
        }
        var said = plain(number);
        var known = plain(item.number());
        if (said.equals(known)) {
            return Optional.of(new Duplicate(item, true, "the same number"));
        }
        var gross = invoice.totals().gross();
        boolean amount = gross != null && gross.abs().compareTo(item.gross().abs()) == 0;
        if (!amount) {
            return Optional.empty();
        }
        if (letters(said).equals(letters(known))) {
            return Optional.of(
                    new Duplicate(item, false, "the same amount and a number read alike"));
        }
        if (swapped(said, known)) {
            return Optional.of(
                    new Duplicate(
                            item, false, "the same amount and a number with two signs swapped"));
        }
        var issue = invoice.head().issue();
        boolean near =
                issue != null && Math.abs(ChronoUnit.DAYS.between(issue, item.date())) <= NEAR;
        return near && oneOff(said, known)
                ? Optional.of(
                        new Duplicate(
                                item,
                                false,
                                "the same amount, a near date and a number that differs by a sign"))
                : issue != null && issue.equals(item.date())
                        ? Optional.of(new Duplicate(item, false, "the same amount and date"))
                        : Optional.empty();
    }

    /** Capitals and digits only; zeros that lead a number of digits do not count. */
    static String plain(String number) {
        return number.toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .replaceFirst("^0+(?=\\d)", "");
    }

    private static String letters(String number) {
        return number.replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replace('S', '5')
                .replace('B', '8')
                .replace('Z', '2');
    }

    /** Two neighbours changed places and nothing else differs. */
    static boolean swapped(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int at = 0;
        while (at < one.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
    }

    /** One sign is another, or is left out. */
    private static boolean oneOff(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int front = 0;
        int least = Math.min(one.length(), other.length());
        while (front < least && one.charAt(front) == other.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < least - front
                && one.charAt(one.length() - 1 - back) == other.charAt(other.length() - 1 - back)) {
            back++;
        }
        return Math.max(one.length(), other.length()) - front - back <= 1;
    }
}
