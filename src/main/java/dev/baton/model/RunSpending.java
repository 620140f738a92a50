package dev.baton.model;

import dev.baton.plan.RunId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the model calls of single runs took, once these have ended. */
@ApplicationScoped
public class RunSpending {
    private static final String SPENT =
            """
            select coalesce(sum(input_tokens + output_tokens), 0) as tokens,
                   case when bool_and(cost_micros is not null) then sum(cost_micros)::bigint end as cost,
                   (array_agg(model order by at) filter (where purpose = 'sql'))[1] as model,
                   (array_agg(prompt_hash order by at) filter (where purpose = 'sql'))[1] as prompt
            from token_use where run_id = ?
            """;

    private final DataSource database;

    @Inject
    public RunSpending(DataSource database) {
        this.database = database;
    }

    /**
     * Tokens read and written; their cost in millionths of a US dollar, null when a price is not
     * known; and the model and the hash of the prompt that wrote the query first, if any did.
     */
    public record Spent(
            long tokens,
            @Nullable Long costMicros,
            @Nullable String model,
            @Nullable String promptHash) {}

    /** What the calls of that run took. */
    public Spent of(RunId run) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SPENT)) {
            query.setString(1, run.value());
            try (var row = query.executeQuery()) {
                row.next();
                return new Spent(
                        row.getLong("tokens"),
                        row.getObject("cost", Long.class),
                        row.getString("model"),
                        row.getString("prompt"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What the run " + run + " took cannot be read", e);
        }
    }
}
