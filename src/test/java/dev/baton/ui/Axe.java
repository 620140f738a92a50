package dev.baton.ui;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds a page against the axe rules for accessibility. */
final class Axe {
    private static final String RULES = rules();
    private static final String RUN =
            """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
              .filter(fault => ['serious', 'critical'].includes(fault.impact))
              .map(fault => fault.id + ': ' + fault.help + ' at '
                + fault.nodes.map(node => node.target.join(' ')
                  + ' (' + node.any.map(each => each.message).join('; ') + ')').join(' | '))
            """;

    private Axe() {}

    /** What is seriously or critically wrong with the page as it stands. */
    static List<?> faults(Page page) {
        page.evaluate(RULES);
        return (List<?>) page.evaluate(RUN);
    }

    private static String rules() {
        try (var file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8) + "; undefined";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
