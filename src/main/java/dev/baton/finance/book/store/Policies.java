package dev.baton.finance.book.store;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who must agree to what in a company: its own rules, or those of all that have none. */
@ApplicationScoped
public class Policies {
    private static final Set<String> ACTIONS =
            Set.of("post", "write_off", "close_period", "open_period", "release");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{1,59}");
    private static final int MOST_RULES = 50;
    private static final int MOST_PEOPLE = 5;
    private static final int MOST_PLACES = 4;
    private static final BigDecimal HIGHEST = new BigDecimal("1000000000000");
    private static final String OF =
            "select * from books.approval_policy where company = ? order by number";
    private static final String SET = "select books.set_policy(?, ?::jsonb, ?::jsonb)";

    private final Store store;
    private final Clock clock;

    public Policies(DataSource database, Clock clock) {
        this.store = new Store(database);
        this.clock = clock;
    }

    /**
     * One of them: for an action, above an amount (in the currency of the books), below a
     * confidence, with a flag, where these are set, so many people who hold the permission {@code
     * role} must agree.
     */
    public record Rule(
            String action,
            @Nullable BigDecimal amountFrom,
            @Nullable BigDecimal confidenceBelow,
            @Nullable String flag,
            String role,
            int people) {}

    /** All that hold for a company; {@code own} when it set them itself. */
    public record Policy(String company, boolean own, List<Rule> rules) {}

    public Policy of(String company) {
        var own = store.list(OF, Policies::read, company);
        return own.isEmpty()
                ? new Policy(company, false, store.list(OF, Policies::read, ""))
                : new Policy(company, true, own);
    }

    /**
     * Sets all rules of a company anew; none of its own when there are none. The same again changes
     * nothing. Throws bad_request with the first rule that cannot be, not_found.
     */
    public Policy set(String company, List<Rule> rules, Actor actor) {
        check(rules);
        store.call(SET, company, Json.write(rules), Store.who(actor, clock.instant()));
        return of(company);
    }

    private static void check(List<Rule> rules) {
        if (rules.size() > MOST_RULES) {
            throw bad("These are more than %d rules.".formatted(MOST_RULES));
        }
        for (int i = 0; i < rules.size(); i++) {
            check(rules.get(i), "Rule %d: ".formatted(i + 1));
        }
        if (!rules.isEmpty() && rules.stream().noneMatch(rule -> rule.action().equals("post"))) {
            throw bad("No rule is about posting: agents would post everything by themselves.");
        }
    }

    private static void check(Rule rule, String which) {
        if (!ACTIONS.contains(rule.action())) {
            throw bad(
                    which
                            + "there is no action “%s”; known are %s."
                                    .formatted(rule.action(), ACTIONS.stream().sorted().toList()));
        }
        if (!WORD.matcher(rule.role()).matches()) {
            throw bad(which + "role is a permission, such as approve_entries.");
        }
        var flag = rule.flag();
        if (flag != null && !WORD.matcher(flag).matches()) {
            throw bad(which + "a flag is a word such as new_vendor.");
        }
        if (rule.people() < 1 || rule.people() > MOST_PEOPLE) {
            throw bad(which + "one to %d people agree.".formatted(MOST_PEOPLE));
        }
        if (outside(rule.amountFrom(), HIGHEST)
                || outside(rule.confidenceBelow(), BigDecimal.ONE)) {
            throw bad(which + "an amount is 0 or more, a confidence from 0 to 1.");
        }
    }

    private static boolean outside(@Nullable BigDecimal value, BigDecimal highest) {
        return value != null
                && (value.signum() < 0
                        || value.compareTo(highest) > 0
                        || value.scale() > MOST_PLACES);
    }

    private static ProblemException bad(String text) {
        return ProblemException.of(Cause.BAD_REQUEST, text, "See docs/books.md, Approvals.");
    }

    private static Rule read(ResultSet row) throws SQLException {
        return new Rule(
                row.getString("action"),
                row.getBigDecimal("amount_from"),
                row.getBigDecimal("confidence_below"),
                row.getString("flag"),
                row.getString("role"),
                row.getInt("people"));
    }
}
