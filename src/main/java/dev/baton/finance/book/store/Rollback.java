package dev.baton.finance.book.store;

import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes back by compensation, newest first and all in one commit: matches are undone, drafts
 * cancelled, posted entries mirrored, imports voided. What is taken back already stays as it is, so
 * a second call changes nothing; when something cannot be taken back, nothing is, and a problem
 * says why.
 */
@ApplicationScoped
public class Rollback {
    private static final String ROLL_BACK = "select books.roll_back(?, ?, ?, ?, ?::jsonb)";

    private final Store store;
    private final Clock clock;

    public Rollback(DataSource database, Clock clock) {
        this.store = new Store(database);
        this.clock = clock;
    }

    /** How much was taken back. */
    public record Done(int cancelled, int reversed, int unmatched, int voided) {
        public boolean nothing() {
            return cancelled + reversed + unmatched + voided == 0;
        }
    }

    public Done ofImport(String company, String id, Actor actor) {
        return rollBack(company, "import", id, null, actor);
    }

    /** All that a run did to the books of that company. */
    public Done ofRun(String company, String run, Actor actor) {
        return rollBack(company, "run", run, null, actor);
    }

    /** Entries of one step and the matches of its run: what an agent compensates. */
    public Done ofStep(String company, String run, String step, Actor actor) {
        return rollBack(company, "run", run, step, actor);
    }

    /** The same of the step that gave this evidence, if it says of which company. */
    public void ofStep(Evidence evidence, Work work, String agent) {
        if (evidence.body() instanceof Value.Fields body) {
            body.text("company")
                    .ifPresent(company ->
                            ofStep(
                                    company,
                                    work.run().value(),
                                    work.step().value(),
                                    Actor.agent(agent, work)));
        }
    }

    private Done rollBack(
            String company, String kind, String id, @Nullable String step, Actor actor) {
        var who = Store.who(actor, clock.instant());
        var said = store.call(ROLL_BACK, company, kind, id, step, who);
        return Json.read(Objects.requireNonNull(said), Done.class);
    }
}
