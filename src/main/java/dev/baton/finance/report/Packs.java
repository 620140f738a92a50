package dev.baton.finance.report;

import dev.baton.finance.book.store.Releases;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Board packs that were made: the table finance_board_pack. */
@ApplicationScoped
public class Packs {
    private static final int MOST = 200;
    private static final String COLUMNS =
            "id, company, as_of, state, open, text, manifest, hash, made_by, made_at, released_by,"
                    + " released_at";
    private static final String PUT =
            """
            insert into finance_board_pack (id, key, company, as_of, state, open, text, manifest, hash,
                draft_html, draft_pdf, final_html, final_pdf, made_by, made_at, run)
            values (?, ?, ?, ?, 'draft', ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (key) do nothing
            """;
    private static final String BY_KEY =
            "select " + COLUMNS + " from finance_board_pack where key = ?";
    private static final String BY_ID =
            "select " + COLUMNS + " from finance_board_pack where id = ?";
    private static final String LIST =
            "select "
                    + COLUMNS
                    + """
                     from finance_board_pack
                    where (?::text is null or company = ?) and state <> 'void'
                    order by made_at desc, id limit ?
                    """;
    private static final String VOID =
            "update finance_board_pack set state = 'void' where id = ? and state = 'draft'";

    private final DataSource database;
    private final Releases releases;

    public Packs(DataSource database, Releases releases) {
        this.database = database;
        this.releases = releases;
    }

    /** A pack without its pages; state is draft, released or void. */
    public record Pack(
            String id,
            String company,
            LocalDate asOf,
            String state,
            List<String> open,
            String text,
            Manifest manifest,
            String hash,
            String madeBy,
            Instant madeAt,
            @Nullable String releasedBy,
            @Nullable Instant releasedAt) {}

    /** A file of a pack as it may be read now. */
    public record Page(String mediaType, byte[] bytes) {}

    /**
     * Keeps a pack; with the same key again, the one that is kept already. One without open
     * questions waits for its release from now on.
     */
    Pack put(String key, Manifest manifest, String text, Files files, String by, String run) {
        var pack = kept(key, manifest, text, files, by, run);
        if (pack.state().equals("draft") && pack.open().isEmpty()) {
            releases.ask(asked(pack));
        }
        return pack;
    }

    private static Releases.Asked asked(Pack pack) {
        var shown = new LinkedHashMap<String, Value>();
        shown.put("board_pack", Value.text(pack.id()));
        shown.put("as_of", Value.text(pack.asOf().toString()));
        shown.put("text", Value.text(pack.text()));
        shown.put("hash", Value.text(pack.hash()));
        return new Releases.Asked(
                pack.company(), pack.id(), new Value.Fields(shown), pack.madeBy());
    }

    private Pack kept(
            String key, Manifest manifest, String text, Files files, String by, String run) {
        return inOne(connection -> {
            Statements.update(
                    connection,
                    PUT,
                    manifest.id(),
                    key,
                    manifest.company(),
                    manifest.asOf(),
                    Json.write(manifest.open()),
                    text,
                    Json.write(manifest),
                    manifest.hash(),
                    files.draftHtml(),
                    files.draftPdf(),
                    files.finalHtml(),
                    files.finalPdf(),
                    by,
                    manifest.madeAt().atOffset(ZoneOffset.UTC),
                    run);
            return one(connection, BY_KEY, key).orElseThrow();
        });
    }

    public Optional<Pack> find(String id) {
        return inOne(connection -> one(connection, BY_ID, id));
    }

    /** The one kept under a key. */
    Optional<Pack> kept(String key) {
        return inOne(connection -> one(connection, BY_KEY, key));
    }

    /** The newest first, of one company or (null) of all. */
    public List<Pack> list(@Nullable String company, int most) {
        return inOne(connection -> {
            var found = new ArrayList<Pack>();
            try (var query =
                            Statements.with(
                                    connection, LIST, company, company, Math.clamp(most, 1, MOST));
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        });
    }

    /** Its page as html or pdf: with the mark DRAFT until it is released. */
    public Optional<Page> page(String id, boolean pdf) {
        var column = pdf ? "_pdf" : "_html";
        var sql =
                "select case state when 'released' then final%s else draft%s end from finance_board_pack where id = ?"
                        .formatted(column, column);
        return inOne(connection -> {
            try (var query = Statements.with(connection, sql, id);
                    var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                return Optional.of(
                        pdf
                                ? new Page("application/pdf", rows.getBytes(1))
                                : new Page(
                                        "text/html",
                                        rows.getString(1).getBytes(StandardCharsets.UTF_8)));
            }
        });
    }

    /**
     * A person's word that what somebody else made, and they have seen, be released: {@code hash}
     * is that of the manifest shown. It is released when the policy of the books wants no more
     * people, else it stays a draft. Again by the same person it changes nothing. Throws not_found,
     * own_request, changed, conflict, forbidden.
     */
    public Pack release(String id, String hash, Caller caller) {
        var pack = find(id).orElseThrow(Packs::unknown);
        var by = pack.releasedBy() == null ? "" : pack.releasedBy();
        if (List.of(by.split(", ")).contains(caller.name())) {
            return pack;
        }
        refuse(pack, hash, caller.name());
        releases.agree(asked(pack), caller);
        return find(id).orElseThrow(Packs::unknown);
    }

    private static void refuse(Pack pack, String hash, String by) {
        if (!pack.state().equals("draft")) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "The pack is %s already.".formatted(pack.state()),
                    "Have a new one made.");
        }
        if (pack.madeBy().equals(by)) {
            throw ProblemException.of(
                    Cause.OWN_REQUEST,
                    "Nobody releases a pack they had made themselves.",
                    "Ask somebody else to release it.");
        }
        if (!pack.hash().equals(hash)) {
            throw ProblemException.of(
                    Cause.CHANGED,
                    "That is not the hash of the manifest of this pack.",
                    "Read the manifest again and send its hash.");
        }
        if (!pack.open().isEmpty()) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "It stays a draft: " + String.join("; ", pack.open()) + ".",
                    "Settle these and have a new pack made.");
        }
    }

    /** Takes a draft back; what was released stays. Whether it is gone now. */
    boolean discard(String id) {
        inOne(connection -> Statements.update(connection, VOID, id));
        return find(id).map(pack -> pack.state().equals("void")).orElse(true);
    }

    static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND, "There is no such board pack.", "GET /finance/packs lists them.");
    }

    private <T> T inOne(Transaction.Work<T> work) {
        return Transaction.of(database, "Board packs could not be read or written", work);
    }

    private static Optional<Pack> one(java.sql.Connection connection, String sql, String value)
            throws SQLException {
        try (var query = Statements.with(connection, sql, value);
                var rows = query.executeQuery()) {
            return rows.next() ? Optional.of(read(rows)) : Optional.empty();
        }
    }

    private static Pack read(ResultSet row) throws SQLException {
        var released = row.getObject("released_at", OffsetDateTime.class);
        return new Pack(
                row.getString("id"),
                row.getString("company"),
                row.getObject("as_of", LocalDate.class),
                row.getString("state"),
                List.of(Json.read(row.getString("open"), String[].class)),
                row.getString("text"),
                Json.read(row.getString("manifest"), Manifest.class),
                row.getString("hash"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("released_by"),
                released == null ? null : released.toInstant());
    }
}
