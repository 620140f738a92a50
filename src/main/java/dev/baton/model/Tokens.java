package dev.baton.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts tokens as current models do (o200k); its tables are loaded at the first count. */
public final class Tokens {
    private Tokens() {}

    public static int count(String text) {
        return Tables.ENCODING.countTokensOrdinary(text);
    }

    /** Loaded when first used: the tables take about 76 MB. */
    private static final class Tables {
        static final Encoding ENCODING =
                Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }
}
