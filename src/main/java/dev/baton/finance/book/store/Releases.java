package dev.baton.finance.book.store;

import dev.baton.plan.Value;
import dev.baton.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Has board packs released by the approval policy of the books: asked for by who had one made,
 * agreed to by others, written into the audit trail in the commit that releases it.
 */
@ApplicationScoped
public class Releases {
    private static final String ACTION = "release";
    private static final String RELEASE = "select books.release(?, ?, ?, ?::jsonb)";

    private final Approvals approvals;
    private final Store store;
    private final Clock clock;

    public Releases(DataSource database, Approvals approvals, Clock clock) {
        this.approvals = approvals;
        this.store = new Store(database);
        this.clock = clock;
    }

    /** What is to be released: {@code shown} holds the {@code hash} that a releaser must name. */
    public record Asked(String company, String pack, Value.Fields shown, String preparedBy) {}

    /** Asks for the approvals that the policy wants; empty when it wants none. */
    public Optional<Approvals.Request> ask(Asked asked) {
        return approvals.ask(
                asked.company(),
                new Approvals.Asking(
                        ACTION,
                        "board pack " + asked.pack(),
                        asked.shown(),
                        BigDecimal.ZERO,
                        null,
                        List.of()),
                Actor.person(asked.preparedBy()));
    }

    /**
     * A person's word for the release; the last one needed releases it. Throws forbidden,
     * own_request, changed, expired.
     */
    public void agree(Asked asked, Caller caller) {
        var request = ask(asked);
        if (request.isPresent()) {
            var of = request.get();
            approvals.approve(asked.company(), of.id(), of.hash(), caller, null);
        } else {
            var who = Store.who(Actor.person(caller.name()), clock.instant());
            var hash = asked.shown().text("hash").orElse("");
            store.call(RELEASE, asked.company(), asked.pack(), hash, who);
        }
    }
}
