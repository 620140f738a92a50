package dev.baton.finance.invoice.desk;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.baton.finance.invoice.Correction;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Place;
import dev.baton.finance.invoice.Reading;
import dev.baton.finance.invoice.Refusal;
import dev.baton.finance.invoice.read.FileKind;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The documents that came in, in the table finance_document; the same bytes are kept once. */
@ApplicationScoped
public class Documents {
    private static final int LONGEST_NAME = 200;
    private static final String COLUMNS =
            "id, name, media_type, bytes, reading, said, added_by, added_at";
    private static final String ADD =
            """
            insert into finance_document(id, name, media_type, bytes, content, added_by, added_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
            """;
    private static final String LIST =
            "select "
                    + COLUMNS
                    + """
                     from finance_document
                    where (?::timestamptz, ?::text) is null or (added_at, id) < (?::timestamptz, ?::text)
                    order by added_at desc, id desc limit ?
                    """;
    private static final String UNREAD =
            "select "
                    + COLUMNS
                    + " from finance_document where reading is null order by added_at limit ?";

    private final DataSource database;
    private final DocumentConfig config;
    private final Clock clock;

    public Documents(DataSource database, DocumentConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** What was taken in, and whether it is new; the same bytes keep their first name. */
    public record Added(Document document, boolean fresh) {}

    /** Throws a problem for what is empty, of no known kind or too large. */
    public Added add(String name, byte[] content, String by) {
        if (content.length > config.bytes()) {
            throw Refusal.tooLarge(
                    "The document has %,d bytes; up to %,d are taken."
                            .formatted(content.length, config.bytes()));
        }
        var kind = FileKind.of(content);
        switch (kind) {
            case EMPTY -> throw Refusal.unreadable("The document is empty.");
            case OTHER ->
                    throw Refusal.unreadable("The document is neither PDF, XML, PNG nor JPEG.");
            case PDF, XML, PICTURE -> {}
        }
        var id = hash(content);
        int added =
                in(connection -> {
                    room(connection, content.length);
                    return Statements.update(
                            connection,
                            ADD,
                            id,
                            shortened(name),
                            kind.mediaType(content),
                            content.length,
                            content,
                            by,
                            Timestamp.from(clock.instant()));
                });
        return new Added(find(id), added == 1);
    }

    private void room(Connection connection, int bytes) throws SQLException {
        try (var query =
                        Statements.with(
                                connection,
                                "select coalesce(sum(bytes), 0) from finance_document");
                var row = query.executeQuery()) {
            row.next();
            if (row.getLong(1) + bytes > config.allBytes()) {
                throw ProblemException.of(
                        Cause.TOO_LARGE,
                        "There is no room for further documents.",
                        "Raise baton.finance.documents.all-bytes.");
            }
        }
    }

    private static String shortened(String name) {
        var plain = name.replaceAll("[\\p{Cntrl}/\\\\]", "_").strip();
        var named = plain.isEmpty() ? "document" : plain;
        return named.length() > LONGEST_NAME ? named.substring(0, LONGEST_NAME) : named;
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Throws not_found when there is none. */
    public Document find(String id) {
        return in(connection ->
                        list(
                                connection,
                                "select " + COLUMNS + " from finance_document where id = ?",
                                id))
                .stream()
                .findFirst()
                .orElseThrow(Documents::missing);
    }

    /** Its bytes; throws not_found when there is none. */
    public byte[] content(String id) {
        return in(connection -> {
            try (var query =
                            Statements.with(
                                    connection,
                                    "select content from finance_document where id = ?",
                                    id);
                    var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw missing();
                }
                return rows.getBytes(1);
            }
        });
    }

    /** Newest first, those after that one; all when it is null. */
    public List<Document> newest(@Nullable Document after, int limit) {
        var at = after == null ? null : Timestamp.from(after.addedAt());
        var id = after == null ? null : after.id();
        return in(connection -> list(connection, LIST, at, id, at, id, limit));
    }

    /** Those that were not read yet, oldest first. */
    public List<Document> unread(int limit) {
        return in(connection -> list(connection, UNREAD, limit));
    }

    /** Keeps what was read of it; what people said stays. */
    public void read(String id, Reading reading) {
        in(connection ->
                Statements.update(
                        connection,
                        "update finance_document set reading = ?::jsonb where id = ?",
                        Json.write(reading),
                        id));
    }

    /** Keeps what a person says a field is; throws bad_request for what it cannot be. */
    public Document say(String id, Map<Field, String> values, String by) {
        var said = new EnumMap<Field, Document.Said>(Field.class);
        values.forEach((field, value) -> {
            Correction.apply(Invoice.EMPTY, field, value, new Mark(1, new Place.Person(by)));
            said.put(field, new Document.Said(value.strip(), by, clock.instant()));
        });
        int changed =
                in(connection ->
                        Statements.update(
                                connection,
                                """
                                update finance_document
                                set said = said || ?::jsonb, reading = coalesce(reading, ?::jsonb) where id = ?
                                """,
                                Json.write(said),
                                Json.write(
                                        new Reading(Invoice.EMPTY, Reading.Method.HAND, List.of())),
                                id));
        if (changed == 0) {
            throw missing();
        }
        return find(id);
    }

    private static List<Document> list(
            Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var query = Statements.with(connection, sql, values);
                var rows = query.executeQuery()) {
            var found = new ArrayList<Document>();
            while (rows.next()) {
                found.add(document(rows));
            }
            return found;
        }
    }

    private static Document document(ResultSet row) throws SQLException {
        var reading =
                Optional.ofNullable(row.getString("reading"))
                        .map(json -> Json.read(json, Reading.class))
                        .orElse(null);
        return new Document(
                row.getString("id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("bytes"),
                reading,
                said(row.getString("said")),
                row.getString("added_by"),
                row.getTimestamp("added_at").toInstant());
    }

    private static Map<Field, Document.Said> said(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("what was said of a document cannot be read", e);
        }
    }

    private <T> T in(Transaction.Work<T> work) {
        return Transaction.of(database, "documents cannot be read or written", work);
    }

    private static ProblemException missing() {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no such document.",
                "GET /finance/documents lists them.");
    }
}
