package dev.baton.pipeline.entity;

import dev.baton.agent.Work;
import dev.baton.pipeline.entity.match.Company;
import dev.baton.pipeline.entity.match.Field;
import dev.baton.pipeline.entity.match.RecordId;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source of company records whose table and columns are known to be there. */
record OpenedSource(CompanySource source, DataSource database, SourceSql sql) {
    private static final long BYTES = 256 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** How many records there are, how many different keys, and how many values of each column. */
    record Counts(long records, long keys, Map<String, Long> filled) {}

    Counts counts(Work work) {
        var row = run(sql.counts(), 1, work).rows().getFirst();
        var filled = new LinkedHashMap<String, Long>();
        int at = 2;
        for (var field : source.all().keySet()) {
            filled.put(field, whole(row.get(at++)));
        }
        return new Counts(whole(row.get(0)), whole(row.get(1)), filled);
    }

    /** All records, as those of the first or the second source. */
    List<Company> records(int number, int most, Work work) {
        var table = run(sql.records(), most, work);
        if (table.rowCount() == most && table.truncated()) {
            throw tooMany("more than %,d".formatted(most));
        }
        if (table.truncated()) {
            throw tooMany("too long");
        }
        var keys = new HashSet<String>();
        var records = new ArrayList<Company>(table.rowCount());
        for (var row : table.rows()) {
            var key = text(row.getFirst());
            if (key.isBlank()) {
                continue; // Without a key nothing can refer to it.
            }
            if (!keys.add(key)) {
                throw ProblemException.of(
                        Cause.BAD_REQUEST,
                        "The key of %s is not unique: %s is there twice."
                                .formatted(source.name(), key),
                        "Name the columns that tell records apart as key.");
            }
            records.add(company(new RecordId(number, key), row));
        }
        return records;
    }

    private ProblemException tooMany(String how) {
        return ProblemException.of(
                Cause.TOO_LARGE,
                "The records of %s are %s.".formatted(source.name(), how),
                "Give a query that narrows them, or raise max_records.");
    }

    private Company company(RecordId id, List<Value> row) {
        var fields = new EnumMap<Field, String>(Field.class);
        var others = new LinkedHashMap<String, String>();
        int at = 2;
        for (var name : source.all().keySet()) {
            var text = text(row.get(at++)).strip();
            if (!text.isEmpty()) {
                Field.of(name)
                        .ifPresentOrElse(
                                field -> fields.put(field, text), () -> others.put(name, text));
            }
        }
        return new Company(id, fields, others, instant(text(row.get(1))));
    }

    private ResultTable run(String query, int rows, Work work) {
        return switch (database.check(query)) {
            case Verdict.Refused(var violations) ->
                    throw ProblemException.of(
                            Cause.UNSAFE_SQL,
                            violations.getFirst().text(),
                            violations.getFirst().suggestion());
            case Verdict.Allowed(var safe, _, _) ->
                    database.run(
                            safe,
                            new DataSource.Limits(rows, BYTES, left(work)),
                            work.cancellation());
        };
    }

    private static Duration left(Work work) {
        var left = Duration.between(Instant.now(), work.deadline());
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number.toPlainString();
            case Value.Flag(var flag) -> String.valueOf(flag);
            case Value.Nothing _, Value.Items _, Value.Fields _, Value.Ref _, Value.Prose _ -> "";
        };
    }

    private static long whole(Value value) {
        var text = text(value);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    static @Nullable Instant instant(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            if (text.length() < 10) {
                return null;
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null; // What is no time does not say which record is newer.
        }
    }
}
