package dev.baton.plan;

import java.util.List;

/** What only a person may answer: the text and the answers to choose from, if there are any. */
public record Question(String text, List<String> options) {
    public Question {
        options = List.copyOf(options);
    }
}
