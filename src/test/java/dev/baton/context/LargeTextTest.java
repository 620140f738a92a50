package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Texts that would take minutes if anything were read again and again. */
class LargeTextTest {
    private static final int MANY = 6_000;

    @TestFactory
    @Timeout(120)
    Stream<DynamicTest> large_and_odd_texts_are_brought_down_in_one_go() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("one word", "x".repeat(100_000));
        texts.put("blank lines", "\n".repeat(100_000) + "end");
        texts.put("spaces", " ".repeat(100_000) + "end");
        texts.put("open marks", "< ".repeat(100_000));
        texts.put("quotes", "\"".repeat(100_000));
        texts.put("full stops", ". ".repeat(100_000));
        texts.put("braces", "{".repeat(50_000));
        texts.put("brackets", "[".repeat(50_000) + "]".repeat(50_000));
        texts.put("commas", many("a, b, c and so on, or not"));
        texts.put("one log line", "2026-11-26T10:00:00Z begin\n" + many("    at some place"));
        texts.put("names", many("Alpine Foods%d GmbH spoke."));
        texts.put("numbers", many("It took %d ms."));
        texts.put("decisions", many("Nobody may ever pay, it must not happen."));
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> holds(text)));
    }

    private static void holds(Map.Entry<String, String> text) {
        var told = Compression.text(text.getValue(), 500);
        assertThat(told.tokens()).isLessThanOrEqualTo(told.plainTokens());
        if (told.means() != Compressed.Means.WHOLE) {
            assertThat(Gate.passes(told.kept(), told.text())).isTrue();
        }
    }

    private static String many(String line) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> line.formatted(i))
                .collect(Collectors.joining("\n"));
    }
}
