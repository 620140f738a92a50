package dev.baton.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptFilesTest {
    private static final Prompt USUAL = Prompt.named("nl2sql-answer");

    @TempDir private Path directory;

    private String variant(String name, String added) throws IOException {
        var text = Files.readString(Path.of("prompts", "nl2sql-answer.md"));
        Files.writeString(
                directory.resolve("nl2sql-answer@" + name + ".md"),
                text.replace("# User", added + "\n# User"));
        return name;
    }

    private static Wish wish(String prompt) {
        return new Wish(Wish.Engine.DEFAULT, null, prompt, null);
    }

    private Models models(String... more) {
        var settings = new HashMap<String, String>();
        settings.put("provider", "rules");
        settings.put("prompts", directory.toString());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return new Models(ModelSettings.of(settings), Spending.NOTHING, Clock.systemUTC());
    }

    @Test
    void every_prompt_of_the_project_is_listed() throws IOException {
        try (var files = Files.list(Path.of("prompts"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name ->
                            name.contains("@")
                                    || PromptFiles.NAMES.contains(name.replace(".md", "")))
                    .hasSizeGreaterThanOrEqualTo(PromptFiles.NAMES.size());
        }
    }

    @Test
    void a_variant_takes_the_place_of_the_usual_prompt_and_has_a_version_of_its_own()
            throws IOException {
        var models = models();
        variant("short", "Be short.");
        var told = models.prompt(USUAL, wish("short"));

        assertThat(told.system()).endsWith("Be short.");
        assertThat(told.version()).isNotEqualTo(USUAL.version()).hasSize(12);
        assertThat(told.hash()).startsWith(told.version());
        assertThat(models.prompt(USUAL, Wish.NONE)).isEqualTo(USUAL);
        assertThat(models.promptVersions())
                .contains(
                        new PromptVersion("nl2sql-answer", null, USUAL.version(), USUAL.hash()),
                        new PromptVersion("nl2sql-answer", "short", told.version(), told.hash()));

        variant("short", "Be very short.");
        assertThat(models.prompt(USUAL, wish("short")).version()).isNotEqualTo(told.version());
    }

    @Test
    void a_prompt_without_that_variant_stays_as_it_is() throws IOException {
        variant("short", "Be short.");
        var other = Prompt.named("nl2sql-query");

        assertThat(models().prompt(other, wish("short"))).isEqualTo(other);
    }

    @Test
    void one_variant_may_serve_wherever_none_is_named() throws IOException {
        variant("short", "Be short.");
        var models = models("prompt-variant", "short");

        assertThat(models.prompt(USUAL, Wish.NONE).system()).endsWith("Be short.");
        assertThatThrownBy(() -> models("prompt-variant", "long"))
                .hasMessageContaining("prompt-variant");
    }

    @Test
    void what_cannot_be_had_is_told() throws IOException {
        variant("short", "Be short.");
        var models = models("compared", "other,third");

        assertThat(models.whyNot(wish("short"))).isEmpty();
        for (var name : new String[] {"long", "../../short", "SHORT", ""}) {
            assertThat(models.whyNot(wish(name)).orElseThrow().cause())
                    .as(name)
                    .isEqualTo(Cause.BAD_REQUEST);
        }
        assertThat(models.whyNot(new Wish(Wish.Engine.DEFAULT, "third", null, null))).isEmpty();
        assertThat(models.whyNot(new Wish(Wish.Engine.DEFAULT, "unheard", null, null)))
                .hasValueSatisfying(problem -> assertThat(problem.text()).contains("unheard"));
        assertThat(models.whyNot(new Wish(Wish.Engine.MODEL, null, null, null)))
                .hasValueSatisfying(problem ->
                        assertThat(problem.text()).contains("No language model is configured"));
    }

    @Test
    void a_wish_is_read_from_the_input_of_a_run() {
        var wish =
                Value.Fields.EMPTY
                        .with("engine", Value.text("rules"))
                        .with("model", Value.text("m"))
                        .with("prompt", Value.text("short"))
                        .with("temperature", new Value.Number(new BigDecimal("0.7")));

        assertThat(Wish.of(new Value.Fields(Map.of("variant", wish))))
                .isEqualTo(new Wish(Wish.Engine.RULES, "m", "short", 0.7));
        assertThat(Wish.of(Value.Fields.EMPTY)).isEqualTo(Wish.NONE);
        assertThat(Wish.of(new Value.Fields(Map.of("variant", Value.text("?")))))
                .isEqualTo(Wish.NONE);
    }
}
