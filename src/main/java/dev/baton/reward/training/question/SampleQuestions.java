package dev.baton.reward.training.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The questions that come with the sample databases. */
public final class SampleQuestions {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private SampleQuestions() {}

    /** The file of that sample as JSON lines; empty when it has none. */
    public static Optional<String> of(String sample) {
        if (!NAME.matcher(sample).matches()) {
            return Optional.empty();
        }
        var path = "schema-samples/" + sample + "/questions.jsonl";
        try (var in = SampleQuestions.class.getClassLoader().getResourceAsStream(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
