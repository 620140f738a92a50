package dev.baton.finance.book.store;

import dev.baton.json.Canonical;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who did what to the books: numbered without a gap, each row chained to the one before. */
@ApplicationScoped
public class Audit {
    /** The fields of a row that are hashed, after its company, number and time. */
    static final List<String> FIELDS =
            List.of(
                    "actor",
                    "kind",
                    "version",
                    "model",
                    "prompt",
                    "action",
                    "subject",
                    "before",
                    "after",
                    "reason",
                    "run",
                    "step",
                    "approval",
                    "document",
                    "previous");

    private static final String ALL = "select * from books.audit where company = ? order by number";
    private static final String HEAD =
            "select number, hash from books.audit_head where company = ?";
    private static final String PAGE =
            """
            select * from books.audit where company = ? and number < ?
            and (?::text is null or subject = ?) order by number desc limit ?
            """;

    private final Store store;

    public Audit(DataSource database) {
        store = new Store(database);
    }

    /** A row as people read it. */
    public record Row(
            long number,
            Instant at,
            String actor,
            String kind,
            String action,
            String subject,
            @Nullable String reason,
            @Nullable String run,
            @Nullable String approval,
            String hash) {}

    /**
     * What checking the whole trail found: {@code broken} is the first number that is not as it was
     * written, null when all are; {@code why} says what is wrong with it.
     */
    public record Verdict(long rows, @Nullable Long broken, @Nullable String why, String head) {
        public boolean whole() {
            return broken == null;
        }
    }

    /** Newest first, before that number; of one subject, when it is named. */
    public List<Row> page(String company, long before, @Nullable String subject, int limit) {
        return store.list(PAGE, Audit::read, company, before, subject, subject, limit);
    }

    /** Computes every hash anew, here and not in the database. */
    public Verdict verify(String company) {
        var chain = new AuditChain();
        store.each(ALL, chain::see, company);
        store.each(HEAD, chain::end, company);
        return chain.verdict();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("run"),
                row.getString("approval"),
                row.getString("hash"));
    }

    /** The hash a row must have: SHA-256 of its fields, each after its length in bytes. */
    static String hash(ResultSet row, long number) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        var fields = new ArrayList<@Nullable String>();
        fields.add(row.getString("company"));
        fields.add(String.valueOf(number));
        fields.add(String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
        for (var field : FIELDS) {
            fields.add(row.getString(field));
        }
        return Canonical.sha256(text(fields.toArray(String[]::new)));
    }

    static String text(@Nullable String... fields) {
        return Arrays.stream(fields)
                .map(field ->
                        field == null
                                ? "-"
                                : field.getBytes(StandardCharsets.UTF_8).length + ":" + field)
                .collect(Collectors.joining(","));
    }
}
