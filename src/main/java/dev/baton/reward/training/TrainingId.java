package dev.baton.reward.training;

import java.util.regex.Pattern;

/** The id of a training run, such as {@code train-1f2e3d4c5b6a}. */
public record TrainingId(String value) {
    private static final Pattern FORM = Pattern.compile("train-[0-9a-f]{12}");

    public TrainingId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no id of a training run: " + value);
        }
    }

    /** The one of these 48 bits. */
    public static TrainingId of(long bits) {
        return new TrainingId("train-%012x".formatted(bits & 0xffff_ffff_ffffL));
    }

    @Override
    public String toString() {
        return value;
    }
}
