package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read at each request must not take longer the more there is. */
@Tag("postgres")
class IndexUseTest {
    private static final String MANY =
            """
            insert into run(id, session_id, caller, permissions, workflow, question, plan, input,
                            request_hash, timeout_millis, deadline, status, epoch, owner,
                            created_at, ended_at)
            select 'run-' || n, 'session-' || n, 'local', '', 'nl2sql', 'q', '{}', '{}', '', 1,
                   now(), 'completed', n, 'me', now() - n * interval '1 second', now()
            from generate_series(1, 20000) n;
            insert into answer(run_id, version, body, confidence, author, at)
            select 'run-' || n, 1, '{}', 1, 'engine', now() from generate_series(1, 20000) n;
            insert into token_use(run_id, step_id, purpose, model, prompt_hash, input_tokens,
                                  output_tokens, plain_tokens, millis, at)
            select 'run-' || n, 'E1', 'sql', 'm', '', 10, 10, 10, 5, now()
            from generate_series(1, 20000) n, generate_series(1, 3);
            analyze;
            """;

    @Test
    void a_run_is_found_without_a_look_at_all_others() throws SQLException {
        try (var connection = TestEngine.migrated(TestPostgres.fresh()).connect();
                var statement = connection.createStatement()) {
            statement.execute(MANY);

            assertThat(plan(connection, Runs.RUN + " where r.id = 'run-77'"))
                    .noneMatch(line -> line.contains("Seq Scan"));
            var list = " r.parent is null and (r.created_at, r.id) < (now(), 'x')";
            var order = " order by r.created_at desc, r.id desc limit 9";
            assertThat(plan(connection, Runs.RUN + " where" + list + order))
                    .noneMatch(line -> line.contains("Seq Scan"))
                    .anyMatch(line -> line.contains("run_created"));
            assertThat(plan(connection, Runs.RUN + " where r.caller = 'local' and" + list + order))
                    .noneMatch(line -> line.contains("Seq Scan"));
        }
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain " + sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
