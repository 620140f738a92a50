package dev.baton.pipeline.entity.match;

/**
 * A level of agreement with its two chances: that records of one company agree so ({@code m}) and
 * that records of two companies do ({@code u}). The weight is log2(m/u), as I. Fellegi and A.
 * Sunter (A Theory for Record Linkage, 1969) weigh it. The chances are set by hand;
 * docs/entity-matching.md has the table.
 */
enum Level {
    NAME_SAME("name", "same", 0.55, 0.0002),
    NAME_NEARLY_SAME("name", "nearly the same", 0.27, 0.0006),
    NAME_SIMILAR("name", "similar", 0.11, 0.004),
    NAME_PARTLY("name", "partly the same", 0.05, 0.02),
    NAME_DIFFERENT("name", "different", 0.02, 0.9752),

    FORM_SAME("legal form", "same", 0.85, 0.3),
    FORM_SAME_KIND("legal form", "of the same kind", 0.1, 0.2),
    FORM_DIFFERENT("legal form", "of another kind", 0.05, 0.5),

    TAX_ID_SAME("tax id", "same", 0.92, 0.00001),
    TAX_ID_ONE_SLIP("tax id", "but for one slip", 0.05, 0.00002),
    TAX_ID_DIFFERENT("tax id", "different", 0.03, 0.99997),

    PLACE_SAME_HOUSE("place", "same house", 0.62, 0.0005),
    PLACE_SAME_STREET("place", "same street", 0.08, 0.001),
    PLACE_SAME_POSTCODE("place", "same postcode", 0.07, 0.006),
    PLACE_SAME_CITY("place", "same city", 0.08, 0.06),
    PLACE_DIFFERENT("place", "different", 0.15, 0.9325),

    COUNTRY_DIFFERENT("country", "different", 0.02, 0.5),

    PHONE_SAME("phone", "same", 0.7, 0.00005),
    PHONE_ONE_SLIP("phone", "but for one slip", 0.06, 0.0001),
    PHONE_DIFFERENT("phone", "different", 0.24, 0.99985),

    DOMAIN_SAME("domain", "same", 0.8, 0.0003),
    DOMAIN_DIFFERENT("domain", "different", 0.2, 0.9997);

    private final Agreement agreement;

    Level(String respect, String words, double m, double u) {
        agreement = new Agreement(respect, words, Math.log(m / u) / Math.log(2));
    }

    double weight() {
        return agreement.weight();
    }

    Agreement agreement() {
        return agreement;
    }
}
