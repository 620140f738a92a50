package dev.baton.reward.export;

import java.util.Locale;
import java.util.Optional;

/** For which kind of training a file is, each with the fields that TRL documents for it. */
public enum Format {
    /** Supervised fine-tuning: questions with a right query. */
    SFT,
    /** Preferences: a right query and a worse one for the same question. */
    DPO,
    /** Queries that are good or bad, each by itself. */
    KTO,
    /** Questions with what their answers are to be held against. */
    GRPO;

    /** The name in addresses, such as {@code sft}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> of(String code) {
        for (var format : values()) {
            if (format.code().equals(code)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
