package dev.baton.api.finance.book;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What calls bring along. */
final class Requests {
    static final int MOST = 200;
    private static final int LONGEST_REASON = 4000;

    private Requests() {}

    static <T> T body(@Nullable String body, Class<T> type) {
        try {
            return Json.read(given(body), type);
        } catch (UncheckedIOException e) {
            throw bad("The body does not fit: %s".formatted(said(e)), "See docs/books.md.");
        }
    }

    /** What says nothing is read as an object without fields: no body, and a JSON null. */
    private static String given(@Nullable String body) {
        return body == null || body.isBlank() || body.strip().equals("null") ? "{}" : body;
    }

    private static String said(UncheckedIOException failure) {
        var because = failure.getCause();
        var text = String.valueOf((because == null ? failure : because).getMessage());
        return text.lines().findFirst().orElse("it is not JSON");
    }

    /** The reason in a body that may be absent. */
    static @Nullable String reason(@Nullable String body) {
        JsonNode tree = body(body, JsonNode.class);
        return brief(tree.path("reason").asText(""));
    }

    /** A reason that is not too long; null when there is none. */
    static @Nullable String brief(@Nullable String reason) {
        if (reason == null) {
            return null;
        }
        if (reason.length() > LONGEST_REASON) {
            throw bad("The reason is too long.", "Say it in 4,000 characters.");
        }
        return reason.isBlank() ? null : reason.strip();
    }

    static LocalDate day(@Nullable String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw bad("%s is not a day.".formatted(text), "Write it like 2026-06-30.");
        }
    }

    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException _) {
            throw bad("%s is not a month.".formatted(text), "Write it like 2026-06.");
        }
    }

    static int limit(int asked) {
        return Math.clamp(asked, 1, MOST);
    }

    static long cursor(@Nullable String after) {
        try {
            return after == null || after.isBlank() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException _) {
            throw bad("The cursor is not one of ours.", "Send the next of the page before.");
        }
    }

    static ProblemException bad(String text, String suggestion) {
        return ProblemException.of(Cause.BAD_REQUEST, text, suggestion);
    }
}
