package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.event.DirectConnections;
import dev.baton.event.Event;
import dev.baton.event.Feed;
import dev.baton.launch.Database;
import dev.baton.plan.RunId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class GroupCommitTest {
    private static final RunId ONE = new RunId("one");
    private static final RunId TWO = new RunId("two");

    private Database database;
    private DirectConnections connections;
    private GroupCommit writer;

    @BeforeEach
    void open() {
        database = TestEngine.migrated(TestPostgres.fresh());
        connections = new DirectConnections(database.url(), database.user(), database.password());
        writer = new GroupCommit(connections, new Feed(), "test");
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private static Entry entry(RunId run, long epoch, long seq, Entry.@Nullable Fresh fresh) {
        var told = Entry.Told.of(seq, new Event.StageStarted("s"), Instant.EPOCH);
        var log =
                new Entry.Log(
                        List.of(told),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        return new Entry(run, epoch, fresh, null, Entry.Turn.NONE, log);
    }

    private static Entry.Fresh fresh() {
        var request = Plans.request(Plans.step(1, "a"));
        return new Entry.Fresh(request, "me", "hash", null, Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    void one_commit_writes_what_it_may_and_says_who_was_fenced() throws SQLException {
        writer.submit(entry(ONE, 1, 1, fresh())).join();
        writer.submit(entry(TWO, 2, 1, fresh())).join();
        try (var connection = database.connect()) {
            var batch =
                    List.of(
                            entry(ONE, 1, 2, null),
                            entry(TWO, 1, 2, null),
                            entry(new RunId("unknown"), 3, 1, null),
                            entry(new RunId("three"), 4, 1, fresh()));

            var written = EntryStatement.write(connection, batch);

            assertThat(written.stream().toArray()).containsExactly(0, 3);
        }
    }

    @Test
    void an_entry_of_a_claim_that_is_gone_is_refused() throws SQLException {
        writer.submit(entry(ONE, 1, 1, fresh())).join();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("update run set epoch = 2");
        }

        var late = writer.submit(entry(ONE, 1, 2, null));

        assertThatThrownBy(late::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Fenced.class);
    }

    @Test
    void nothing_of_a_claim_is_written_after_an_entry_that_failed() {
        writer.submit(entry(ONE, 1, 1, fresh())).join();
        writer.submit(entry(TWO, 2, 1, fresh())).join();
        var again = writer.submit(entry(ONE, 1, 1, null));
        var after = writer.submit(entry(ONE, 1, 2, null));
        var other = writer.submit(entry(TWO, 2, 2, null));

        assertThatThrownBy(again::join).hasCauseInstanceOf(SQLException.class);
        assertThatThrownBy(after::join).hasCauseInstanceOf(Fenced.class);
        assertThatCode(other::join).doesNotThrowAnyException();
    }
}
