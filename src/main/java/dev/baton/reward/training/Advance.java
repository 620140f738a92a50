package dev.baton.reward.training;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How far a training run is: answers that are there, answers in all, and the time they took. */
public record Advance(int done, int all, Duration active) {
    public double share() {
        return all == 0 ? 1 : Math.min(1, (double) done / all);
    }

    /** The time that the rest will take at the pace so far; empty while there is none. */
    public Optional<Duration> left() {
        return done == 0 || active.isZero()
                ? Optional.empty()
                : Optional.of(
                        Duration.ofMillis(
                                Math.round((double) active.toMillis() / done * (all - done))));
    }

    /** Such as {@code 12 of 60 answers, about 2 min left}. */
    public String text() {
        var counted = "%,d of %,d answers".formatted(done, all);
        return left().filter(_ -> done < all)
                .map(left -> counted + ", about " + inWords(left) + " left")
                .orElse(counted);
    }

    private static String inWords(Duration time) {
        var seconds = Math.max(1, time.toSeconds());
        if (seconds < 90) {
            return seconds + " s";
        }
        return seconds < 5_400
                ? Math.round(seconds / 60.0) + " min"
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600.0);
    }
}
