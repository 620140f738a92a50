package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What customers write on a payment, rightly or nearly. */
final class References {
    private final Dice dice;

    References(Dice dice) {
        this.dice = dice;
    }

    String of(List<Claim> claims, Customer customer, BigDecimal amount) {
        var all = claims.stream().map(claim -> claim.number).collect(Collectors.joining(", "));
        var text =
                switch (dice.below(4)) {
                    case 0 -> "INVOICE " + all;
                    case 1 -> "%s CUSTOMER %s".formatted(all, customer.party().id());
                    case 2 -> "Rechnung " + all + " vielen Dank";
                    default -> all;
                };
        var partly =
                amount.compareTo(claims.getFirst().gross()) < 0 ? text + " PART PAYMENT" : text;
        return dice.chance(customer.habit().mangles())
                ? mangled(claims, customer)
                : cut(partly, 140);
    }

    /** As banks write names: in capitals, without umlauts, 27 characters. */
    String name(String name) {
        return cut(
                name.toUpperCase(Locale.ROOT)
                        .replace("Ä", "AE")
                        .replace("Ö", "OE")
                        .replace("Ü", "UE"),
                dice.chance(0.2) ? 18 : 27);
    }

    private String mangled(List<Claim> claims, Customer customer) {
        var number = claims.getFirst().number;
        return switch (dice.below(6)) {
            case 0 -> number.replace("-", "");
            case 1 -> cut("INV " + number, 12);
            case 2 -> number.replace('0', 'O');
            case 3 -> "Rechnung vom " + claims.getFirst().date;
            case 4 -> "CUSTOMER " + customer.party().id();
            default ->
                    "inv. %s/%d".formatted(number.substring(7), claims.getFirst().date.getYear());
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
