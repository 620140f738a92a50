package dev.baton.finance.book.store;

import dev.baton.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the lenders of a company want to see, as it was set for it. */
@ApplicationScoped
public class Limits {
    private static final String OF =
            "select measure, limited, source from books.covenant where company = ? order by"
                    + " measure";
    private static final String SET = "select books.set_covenants(?, ?::jsonb, ?::jsonb)";

    private final Store store;
    private final Clock clock;

    public Limits(DataSource database, Clock clock) {
        this.store = new Store(database);
        this.clock = clock;
    }

    /** A limit (null when the measure is not looked at) and where it stands written. */
    public record Limit(String measure, @Nullable BigDecimal limit, String source) {}

    /** Those that were set, in the order of their measures. */
    public List<Limit> of(String company) {
        return store.list(
                OF,
                row ->
                        new Limit(
                                row.getString("measure"),
                                row.getBigDecimal("limited"),
                                row.getString("source")),
                company);
    }

    /** Sets all of them anew; the same again changes nothing. Throws not_found. */
    public void set(String company, List<Limit> limits, Actor actor) {
        store.call(SET, company, Json.write(limits), Store.who(actor, clock.instant()));
    }
}
