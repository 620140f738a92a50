package dev.baton.finance.book.store;

import dev.baton.finance.FinanceConfig;
import dev.baton.finance.book.Entry;
import dev.baton.json.Canonical;
import dev.baton.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Entries from draft to posted, and their reversal. Every call may be repeated: it finds what the
 * first one did.
 */
@ApplicationScoped
public class Posting {
    private static final String DRAFT = "select books.draft(?, ?::jsonb, ?::jsonb)";
    private static final String SUBMIT = "select books.submit(?, ?, ?, ?::jsonb, ?)";
    private static final String CANCEL = "select books.cancel(?, ?, ?::jsonb)";
    private static final String REVERSE = "select books.reverse(?, ?, ?, ?::jsonb)";

    private final Store store;
    private final Clock clock;
    private final Duration patience;

    @Inject
    public Posting(DataSource database, Clock clock, FinanceConfig config) {
        this(database, clock, config.approvalPatience());
    }

    Posting(DataSource database, Clock clock, Duration patience) {
        this.store = new Store(database);
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Keeps a draft and gives its id; the same {@code key} with the same content gives the same id.
     * Throws a problem when it does not balance.
     */
    public String draft(String company, String key, Draft draft, Actor actor) {
        draft.check();
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("id", "entry-" + Canonical.sha256(company + ' ' + key).substring(0, 20));
        told.put("key", key);
        told.put("journal", draft.journal());
        told.put("date", draft.date());
        told.put("text", draft.text());
        told.put("source", draft.source());
        told.put("document", draft.document());
        told.put("confidence", draft.confidence());
        told.put("flags", draft.flags());
        told.put("items", draft.items());
        told.put("lines", draft.lines());
        told.put("hash", Canonical.hash(draft));
        return Objects.requireNonNull(store.call(DRAFT, company, Json.write(told), who(actor)));
    }

    /**
     * Posts a draft, or asks for the approvals that the policy demands; which of the two it was.
     */
    public Entry.Status submit(String company, String entry, Actor actor) {
        var now = clock.instant();
        var request =
                "approval-" + Canonical.sha256(company + ' ' + entry + ' ' + now).substring(0, 20);
        var status =
                store.call(SUBMIT, company, entry, request, who(actor), later(clock, patience));
        return Entry.Status.valueOf(Objects.requireNonNull(status).toUpperCase(Locale.ROOT));
    }

    /** Drops a draft, also one that waits for approval; a posted one is refused. */
    public void cancel(String company, String entry, Actor actor) {
        store.call(CANCEL, company, entry, who(actor));
    }

    /**
     * Posts the mirror of an entry in the first open period from its day on, undoes its matches and
     * gives the mirror's id; what it settled is open again.
     */
    public String reverse(String company, String entry, Actor actor) {
        return Objects.requireNonNull(
                store.call(REVERSE, company, entry, "reversal-of-" + entry, who(actor)));
    }

    private String who(Actor actor) {
        return Store.who(actor, clock.instant());
    }

    static OffsetDateTime later(Clock clock, Duration patience) {
        return clock.instant().plus(patience).atOffset(ZoneOffset.UTC);
    }
}
