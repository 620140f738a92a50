package dev.baton.reward.record;

import dev.baton.memory.Feedback;
import dev.baton.memory.Feedbacks;
import dev.baton.plan.RunId;
import dev.baton.reward.Grade;
import dev.baton.reward.Opinion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What people said of an answer comes last in its grade. It is added whenever the grade is read, so
 * that a word that is taken back leaves nothing behind.
 */
@ApplicationScoped
public class Verdicts {
    private final Feedbacks feedbacks;

    public Verdicts(Feedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    /** The grade of a run with what people said of it. */
    public Grade over(Grade grade, RunId run) {
        return of(feedbacks.of(run)).map(grade::judged).orElse(grade);
    }

    /**
     * The newest word of somebody who may speak for others, else the newest of anybody. A thumb up
     * is no word: nobody has looked at the query for it.
     */
    static Optional<Opinion> of(List<Feedback> said) {
        return said.stream()
                .filter(word -> opinion(word).isPresent())
                .max(Comparator.comparing(Feedback::trusted).thenComparing(Feedback::at))
                .flatMap(Verdicts::opinion);
    }

    private static Optional<Opinion> opinion(Feedback word) {
        return switch (word.opinion()) {
            case CONFIRM -> Optional.of(Opinion.CONFIRMED);
            case DOWN, CORRECT -> Optional.of(Opinion.REJECTED);
            case UP -> Optional.empty();
        };
    }
}
