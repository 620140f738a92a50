package dev.baton.reward.training.figures;

import dev.baton.statistics.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How good the answers of one variant to one question are: the total, the shares that are right or
 * nearly so, the means of the components and of what each loses.
 */
public record QuestionScore(
        int position,
        Asked asked,
        Sample total,
        double strict,
        double relaxed,
        Map<String, Double> components,
        Map<String, Double> losses) {
    public QuestionScore {
        components = Map.copyOf(components);
        losses = Map.copyOf(losses);
    }

    /** What was asked. */
    public record Asked(
            String id,
            String text,
            String source,
            String kind,
            String difficulty,
            List<String> tags) {
        public Asked {
            tags = List.copyOf(tags);
        }

        /** The same for the same question of another run. */
        String key() {
            return String.join(
                    "\n",
                    source,
                    id,
                    text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        }
    }
}
