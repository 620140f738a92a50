package dev.baton.api.training;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.reward.export.Format;
import dev.baton.reward.export.Origin;
import dev.baton.reward.export.Split;
import dev.baton.reward.export.Style;
import dev.baton.reward.export.Wanted;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which export is wanted, in the words of the address. */
public class ExportQuery {
    @QueryParam("training_run")
    @Nullable String trainingRun;

    @QueryParam("data_source")
    @Nullable String dataSource;

    @QueryParam("from")
    @DefaultValue("training,train_mode,memory")
    String from = "";

    @QueryParam("since")
    @Nullable String since;

    @QueryParam("until")
    @Nullable String until;

    @QueryParam("split")
    @DefaultValue("all")
    String split = "";

    @QueryParam("prompts")
    @DefaultValue("conversational")
    String prompts = "";

    @QueryParam("min_total")
    @DefaultValue("0")
    double minTotal;

    @QueryParam("per_question")
    @DefaultValue("8")
    int perQuestion;

    @QueryParam("limit")
    @DefaultValue("100000")
    int limit;

    @QueryParam("scrub")
    @DefaultValue("true")
    String scrub = "";

    /** What that means; throws bad_request. */
    Wanted wanted(String format, Instant now, int mostRows) {
        var until = moment("until", this.until);
        return new Wanted(
                Format.of(format).orElseThrow(ExportQuery::unknown),
                one("prompts", prompts, Style.class),
                new Wanted.Filter(
                        trainingRun,
                        dataSource,
                        origins(),
                        moment("since", since),
                        until == null ? now : until),
                split.equals("all") ? null : one("split", split, Split.class),
                new Wanted.Bounds(
                        minTotal,
                        (int) within("per_question", perQuestion, 64),
                        (int) within("limit", limit, mostRows)),
                scrubbed());
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND, "There is no such format.", "There are sft, dpo, kto and grpo.");
    }

    /** False only when it is said so. */
    boolean scrubbed() {
        return switch (scrub) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad("scrub", "true or false");
        };
    }

    private Set<Origin> origins() {
        var origins = EnumSet.noneOf(Origin.class);
        for (var each : from.split(",")) {
            origins.add(one("from", each.strip(), Origin.class));
        }
        return origins;
    }

    private static <E extends Enum<E>> E one(String name, String written, Class<E> type) {
        for (var each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(written)) {
                return each;
            }
        }
        var known = EnumSet.allOf(type).toString().toLowerCase(Locale.ROOT);
        throw bad(name, "one of " + known.substring(1, known.length() - 1));
    }

    private static long within(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw bad(name, "1 to %d".formatted(most));
        }
        return value;
    }

    private static @Nullable Instant moment(String name, @Nullable String written) {
        if (written == null) {
            return null;
        }
        try {
            return written.length() == 10
                    ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(written);
        } catch (DateTimeParseException _) {
            throw bad(name, "a day, or a moment such as 2026-11-26T12:00:00Z");
        } catch (DateTimeException _) {
            throw bad(name, "a moment that can be");
        }
    }

    private static ProblemException bad(String name, String what) {
        return ProblemException.of(
                Cause.BAD_REQUEST,
                "“%s” is not understood.".formatted(name),
                "Send %s, or leave it out.".formatted(what));
    }
}
