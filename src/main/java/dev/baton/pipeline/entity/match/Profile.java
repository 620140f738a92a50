package dev.baton.pipeline.entity.match;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A company made comparable: texts without needless differences, absent ones empty. */
record Profile(RecordId id, Name name, Place place, String taxId, String phone, String domain) {

    /**
     * The words in the order of the alphabet, the same in one, and the first letters as written.
     */
    record Name(List<String> words, String joined, String initials, @Nullable LegalForm form) {}

    /** The street's words in one, without usual endings. */
    record Place(String street, String house, String postcode, String city, String country) {}

    private static final Map<String, String> SHORTENED = Words.shortened();
    private static final Set<String> SMALL =
            Set.of(
                    "and", "und", "et", "y", "e", "en", "och", "og", "i", "the", "der", "die",
                    "das", "la", "le", "les", "el", "los", "de", "du", "of", "for", "fur", "von",
                    "van", "di", "da", "do");
    private static final Set<String> STREET_ENDINGS =
            Set.of("strasse", "strase", "straat", "street", "str");
    private static final Set<String> NO_PLACE_OF_ITS_OWN =
            Set.of("suite", "floor", "building", "po", "box", "postfach");
    private static final Set<String> SHARED_DOMAINS =
            Set.of(
                    "gmail.com",
                    "googlemail.com",
                    "yahoo.com",
                    "hotmail.com",
                    "outlook.com",
                    "live.com",
                    "icloud.com",
                    "aol.com",
                    "gmx.de",
                    "gmx.net",
                    "web.de",
                    "t-online.de",
                    "orange.fr",
                    "free.fr",
                    "wanadoo.fr",
                    "libero.it",
                    "wp.pl",
                    "protonmail.com",
                    "mail.com");
    private static final Pattern HOUSE = Pattern.compile("\\d+[a-z]?");
    private static final Pattern SITE = Pattern.compile("^(https?://)?(www\\.)?");
    private static final int PHONE_DIGITS = 8;

    static Profile of(Company company) {
        return new Profile(
                company.id(),
                name(company.at(Field.NAME)),
                place(company),
                taxId(company.at(Field.TAX_ID)),
                phone(company.at(Field.PHONE)),
                domain(company));
    }

    private static Name name(String written) {
        var parted = LegalForms.KNOWN.part(Letters.words(Letters.folded(written)));
        var telling = parted.words().stream().filter(word -> !SMALL.contains(word)).toList();
        // A name of small words only is still a name.
        var kept = telling.isEmpty() ? parted.words() : telling;
        var words = kept.stream().map(Profile::word).toList();
        return new Name(
                words.stream().sorted().toList(),
                String.join("", words),
                kept.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining()),
                parted.form());
    }

    private static String word(String written) {
        return Letters.umlautless(SHORTENED.getOrDefault(written, written));
    }

    private static Place place(Company company) {
        var street = new StringBuilder();
        var house = "";
        for (var written : Letters.words(Letters.folded(company.at(Field.ADDRESS)))) {
            if (HOUSE.matcher(written).matches()) {
                house = house.isEmpty() ? written : house;
                continue;
            }
            // In an address St is a street, in a name a saint.
            var full = written.equals("st") ? "street" : SHORTENED.getOrDefault(written, written);
            var word = streetName(full);
            if (NO_PLACE_OF_ITS_OWN.contains(word)) {
                // What follows is a room of a house whose number has been read, or no house at all.
                break;
            }
            street.append(Letters.umlautless(word));
        }
        return new Place(
                street.toString(),
                house,
                Letters.code(company.at(Field.POSTCODE)),
                Letters.umlautless(Letters.folded(company.at(Field.CITY))),
                Letters.code(company.at(Field.COUNTRY)));
    }

    /** Hauptstrasse, Hauptstr and Haupt Strasse are one name. */
    private static String streetName(String word) {
        for (var ending : STREET_ENDINGS) {
            if (word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static String taxId(String written) {
        var code = Letters.code(written);
        // A country before the number is written by some and left out by others.
        var number = code.length() > 6 ? code.replaceFirst("^[A-Z]{2}(?=\\d)", "") : code;
        return number.length() < 4 || number.chars().distinct().count() < 2 ? "" : number;
    }

    /** The last digits: how country and city are dialled is written in many ways. */
    private static String phone(String written) {
        var digits = Letters.digits(written);
        return digits.length() < PHONE_DIGITS
                ? ""
                : digits.substring(digits.length() - PHONE_DIGITS);
    }

    /** What it calls its own, from its site or its address. */
    private static String domain(Company company) {
        var site =
                SITE.matcher(company.at(Field.WEBSITE).strip().toLowerCase(Locale.ROOT))
                        .replaceFirst("");
        var own = site.split("[/:?#]", 2)[0];
        if (own.contains(".")) {
            return own;
        }
        var mail = company.at(Field.EMAIL).strip().toLowerCase(Locale.ROOT);
        var host = mail.substring(mail.lastIndexOf('@') + 1);
        return host.contains(".") && !SHARED_DOMAINS.contains(host) ? host : "";
    }
}
