package dev.baton.planner.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare this quarter's project spending with last year's by company, and tell me which overruns need attention",
                "Find the five largest companies, then list the open milestones of each of them",
                "How much did we spend per team in 2024? Compare it with 2025 and explain the differences.",
                "List the delayed projects and summarize why they are late",
                "Count the active projects. List the ten largest expenses. Find the companies without projects.",
                "Compare revenue in Q1 with Q2 by region and flag what fell by more than 5 percent",
                "Show monthly revenue and forecast the next three months",
                "Compare this month's visits by ward with last month's",
            })
    void goals_take_several_steps(String goal) {
        assertThat(Several.why(goal, TODAY)).as(goal).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List top 5 companies by project count",
                "only those in Berlin, and how many of them are delayed?",
                "Show all projects. Sort them by budget.",
                "Which tariffs are open ended, and what is their code?",
                "List the projects, first by company, then by name",
                "Compare the budgets of 2024 and 2025 by company",
                "What is the average price, and which title is the dearest?",
            })
    void questions_are_asked_at_once(String question) {
        assertThat(Several.why(question, TODAY)).as(question).isEmpty();
    }

    @Test
    void no_question_of_any_sample_is_taken_for_a_goal() throws IOException {
        for (var folder : List.of("schema-samples", "src/test/resources/trades")) {
            try (var files = Files.walk(Path.of(folder), 2)) {
                files.filter(file -> file.endsWith("questions.jsonl"))
                        .flatMap(SeveralTest::questions)
                        .forEach(question ->
                                assertThat(Several.why(question, TODAY)).as(question).isEmpty());
            }
        }
    }

    private static java.util.stream.Stream<String> questions(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> Json.tree(line).path("question").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
