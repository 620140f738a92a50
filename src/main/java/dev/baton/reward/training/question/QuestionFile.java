package dev.baton.reward.training.question;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads questions one by one; all faults are found at once, each with its line. */
public final class QuestionFile {
    /** As many faults are told; that there are more is one of them. */
    private static final int MOST_FAULTS = 200;

    private final String source;
    private final int most;
    private final List<Question> questions = new ArrayList<>();
    private final List<QuestionFault> faults = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    /** {@code source} is asked where a question names none; {@code most} questions are read. */
    public QuestionFile(String source, int most) {
        this.source = source;
        this.most = most;
    }

    /** The questions of a file of JSON lines. */
    public static QuestionFile lines(String text, String source, int most) {
        var file = new QuestionFile(source, most);
        var number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank() && !file.full()) {
                file.line(number, line);
            }
        }
        return file;
    }

    /** The questions of a JSON list; its elements are counted like lines. */
    public static QuestionFile list(Iterable<JsonNode> items, String source, int most) {
        var file = new QuestionFile(source, most);
        var number = 0;
        for (var item : items) {
            number++;
            if (!file.full()) {
                file.add(number, item);
            }
        }
        return file;
    }

    private void line(int number, String line) {
        JsonNode node;
        try {
            node = Json.tree(line);
        } catch (UncheckedIOException _) {
            fault(number, "", "The line is not JSON.");
            return;
        }
        add(number, node);
    }

    private void add(int number, JsonNode node) {
        if (!node.isObject()) {
            fault(number, "", "This is not a JSON object.");
            return;
        }
        if (questions.size() >= most) {
            fault(number, "", "There are more than %,d questions.".formatted(most));
            return;
        }
        add(
                number,
                new QuestionLine(node, (field, text) -> fault(number, field, text))
                        .read("q" + number, source));
    }

    /** Adds a question that stands for that line. */
    public void add(int number, Question question) {
        var earlier = lines.putIfAbsent(question.id(), number);
        if (earlier != null) {
            fault(
                    number,
                    "id",
                    "The id “%s” was taken on line %d.".formatted(question.id(), earlier));
        }
        var after = question.after();
        if (after != null && (after.equals(question.id()) || !lines.containsKey(after))) {
            fault(number, "after", "No question above has the id “%s”.".formatted(after));
        }
        if (question.source().isBlank()) {
            fault(number, "data_source", "It is not said which data source to ask.");
        }
        questions.add(question);
    }

    /** Notes what is wrong with the question of that line. */
    public void fault(int line, String field, String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new QuestionFault(line, field, text));
        } else if (faults.size() == MOST_FAULTS) {
            faults.add(new QuestionFault(line, "", "There are more faults from here on."));
        }
    }

    private boolean full() {
        return faults.size() > MOST_FAULTS || questions.size() > most;
    }

    /** The line on which the question stands. */
    public int line(Question question) {
        return lines.getOrDefault(question.id(), 0);
    }

    public List<Question> questions() {
        return List.copyOf(questions);
    }

    /** What is wrong, in the order of lines; empty when the questions can be used. */
    public List<QuestionFault> faults() {
        return List.copyOf(faults);
    }
}
