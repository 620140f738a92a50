package dev.baton.finance.sample;

import java.math.BigInteger;

/** Numbers of accounts and taxpayers with right check digits, of nobody. */
final class Numbers {
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private Numbers() {}

    /** An IBAN (ISO 13616) of a country; the bank codes are made up. */
    static String iban(String country, Dice dice) {
        var body =
                switch (country) {
                    case "AT" -> "99" + dice.digits(14);
                    case "FR" -> "99" + dice.digits(21);
                    case "NL" -> "TEST" + dice.digits(10);
                    case "CH" -> "99" + dice.digits(15);
                    case "BE" -> "9" + dice.digits(11);
                    default -> "99" + dice.digits(16);
                };
        return country + check(country, body) + body;
    }

    /** A VAT id of a country. */
    static String taxId(String country, Dice dice) {
        return switch (country) {
            case "AT" -> "ATU" + dice.digits(8);
            case "FR" -> "FR" + dice.digits(11);
            case "NL" -> "NL" + dice.digits(9) + "B01";
            case "CH" -> "CHE" + dice.digits(9);
            case "BE" -> "BE0" + dice.digits(9);
            default -> german("" + dice.between(1, 9) + dice.digits(7));
        };
    }

    private static String check(String country, String body) {
        var digits = new StringBuilder();
        for (var each : (body + country + "00").toCharArray()) {
            digits.append(Character.digit(each, 36));
        }
        var rest = new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
        return "%02d".formatted(98 - rest);
    }

    // ISO 7064, MOD 11,10
    private static String german(String eight) {
        var product = 10;
        for (var i = 0; i < eight.length(); i++) {
            var sum = (Character.digit(eight.charAt(i), 10) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return "DE" + eight + (11 - product) % 10;
    }
}
