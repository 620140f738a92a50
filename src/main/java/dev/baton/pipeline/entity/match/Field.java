package dev.baton.pipeline.entity.match;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is compared of two companies. */
public enum Field {
    NAME,
    ADDRESS,
    POSTCODE,
    CITY,
    COUNTRY,
    TAX_ID,
    PHONE,
    EMAIL,
    WEBSITE;

    /** Its name on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of that name, if it is one. */
    public static Optional<Field> of(String code) {
        return Arrays.stream(values()).filter(field -> field.code().equals(code)).findFirst();
    }
}
