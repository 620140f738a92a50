package dev.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.event.EventTypes;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocsTest {
    @TestFactory
    Stream<DynamicTest> what_is_written_from_the_sources_is_up_to_date() {
        return Written.all().stream()
                .map(part ->
                        DynamicTest.dynamicTest(
                                part.file() + ": " + part.mark(),
                                () ->
                                        assertThat(SourceTree.read(part.file()))
                                                .as("run make docs")
                                                .isEqualTo(part.document())));
    }

    @TestFactory
    Stream<DynamicTest> every_setting_says_what_it_means() {
        return ConfigTable.keys().stream()
                .map(key ->
                        DynamicTest.dynamicTest(
                                key.name(), () -> assertThat(key.meaning()).isNotBlank()));
    }

    @TestFactory
    Stream<DynamicTest> every_rest_call_says_what_it_does() {
        return RestTable.calls().stream()
                .map(call ->
                        DynamicTest.dynamicTest(
                                call.method() + " " + call.path(),
                                () -> assertThat(call.what()).isNotBlank()));
    }

    @Test
    void every_event_is_in_the_description_of_the_socket() {
        var page = SourceTree.read("docs/websocket.md");
        assertThat(EventTypes.names())
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void every_make_target_is_told_in_CONTRIBUTING() {
        var page = SourceTree.read("CONTRIBUTING.md");
        var targets = Pattern.compile("(?m)^([a-z]+):").matcher(SourceTree.read("Makefile"));
        assertThat(targets.results().map(found -> found.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(target -> assertThat(page).contains("`make " + target + "`"));
    }

    @Test
    void every_prompt_is_told_in_a_document() {
        var pages =
                Stream.concat(
                                SourceTree.files("docs", ".md").stream(),
                                SourceTree.files("prompts", "README.md").stream())
                        .map(SourceTree::read)
                        .collect(Collectors.joining());
        assertThat(
                        SourceTree.files("prompts", "").stream()
                                .filter(java.nio.file.Files::isRegularFile))
                .allSatisfy(file ->
                        assertThat(pages + "README.md").contains(file.getFileName().toString()));
    }

    @Test
    void links_between_documents_lead_somewhere() {
        var link = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)");
        Stream.concat(
                        SourceTree.files("docs", ".md").stream(),
                        Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(java.nio.file.Path::of))
                .forEach(page ->
                        link.matcher(SourceTree.read(page))
                                .results()
                                .map(found -> page.resolveSibling(found.group(1)))
                                .forEach(target -> assertThat(target).exists()));
    }
}
