package dev.baton.reward.training.question;

import dev.baton.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions in their order; those that follow one another make a thread, answered in order. */
public record QuestionSet(List<Placed> questions) {
    public QuestionSet {
        questions = List.copyOf(questions);
    }

    /**
     * A question with its position (from 0), the position of the first one of its thread, and that
     * of the one that it follows.
     */
    public record Placed(int position, int thread, @Nullable Integer after, Question question) {}

    /** The questions in places; each follows only those before it. */
    public static QuestionSet of(List<Question> questions) {
        Map<String, Placed> known = new HashMap<>();
        var placed = new ArrayList<Placed>(questions.size());
        for (var question : questions) {
            var before = question.after() == null ? null : known.get(question.after());
            var next =
                    new Placed(
                            placed.size(),
                            before == null ? placed.size() : before.thread(),
                            before == null ? null : before.position(),
                            question);
            placed.add(next);
            known.put(question.id(), next);
        }
        return new QuestionSet(placed);
    }

    /** The same for the same questions in the same order, whatever file they came in. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var each : questions) {
                digest.update(Json.write(each.question()).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
