package dev.baton.finance.book.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.Match;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** A few random pieces of work on books of their own, and what they must come to. */
final class Sequence {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 10);
    private static final int BANK_LINES = 3;

    private final Connection connection;
    private final Random random;
    private final String company;
    private final Posting posting;
    private final Matching matching;
    private final Rollback rollback;
    private final Actor actor;
    private final Map<String, Integer> amounts = new LinkedHashMap<>();
    private final Map<String, String> items = new LinkedHashMap<>();
    private final Map<String, Integer> open = new TreeMap<>();
    private final Map<String, Match> matches = new TreeMap<>();
    private int keys;

    Sequence(
            Connection connection,
            int seed,
            Posting posting,
            Matching matching,
            Rollback rollback) {
        this.connection = connection;
        this.random = new Random(seed);
        this.company = "s" + seed;
        this.posting = posting;
        this.matching = matching;
        this.rollback = rollback;
        this.actor = Actor.agent("accounting_agent", "run-1", "E1");
    }

    void play() throws SQLException {
        begin();
        int steps = 2 + random.nextInt(5);
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> sell();
                case 2, 3 -> receive();
                case 4, 5 -> match();
                case 6 -> unmatch();
                default -> reverse();
            }
        }
        holds();
        rollBack();
    }

    private void begin() throws SQLException {
        run(
                """
                insert into books.company values ('%1$s', 'x', 'x', 'EUR', '2025-01-01', '2025-12-31');
                insert into books.audit_head values ('%1$s', 0, '');
                insert into books.account values ('%1$s', '1200', 'x', 'cash'), ('%1$s', '1400', 'x', 'receivable'),
                    ('%1$s', '8400', 'x', 'revenue');
                insert into books.party values ('%1$s', 'C1', 'customer', 'x', 'DE', null, null, 30, '2025-01-01');
                insert into books.bank_account values ('%1$s', 'B1', '1200', 'x', 'EUR', 'x');
                insert into books.bank_line
                select '%1$s', 'L' || i, 'B1', null, '2025-12-10', '2025-12-10', 'EUR', 5, '', null, null, null, 'h'
                from generate_series(1, %2$s) i;
                """
                        .formatted(company, BANK_LINES));
    }

    private void sell() {
        var number = "n" + ++keys;
        int euros = 1 + random.nextInt(500);
        var entry = post(BooksWorld.sale(number, DAY, euros, null));
        amounts.put(entry, euros);
        items.put(entry, "item-" + number);
        open.merge("item-" + number, euros, Integer::sum);
    }

    private void receive() {
        if (items.isEmpty()) {
            return;
        }
        var item = any(new TreeSet<>(items.values()));
        int euros = 1 + random.nextInt(200);
        keys++;
        var entry = post(BooksWorld.payment(item.substring("item-".length()), DAY, euros));
        amounts.put(entry, -euros);
        items.put(entry, item);
        open.merge(item, -euros, Integer::sum);
    }

    private String post(Draft draft) {
        var key = "key " + keys;
        var entry = posting.draft(company, key, draft, actor);
        posting.submit(company, entry, actor);
        if (random.nextInt(4) == 0) {
            assertThat(posting.draft(company, key, draft, actor)).isEqualTo(entry);
            posting.submit(company, entry, actor);
        }
        return entry;
    }

    private void match() {
        var free = new TreeSet<String>();
        for (int i = 1; i <= BANK_LINES; i++) {
            free.add("L" + i);
        }
        matches.values().forEach(match -> match.bankLines().forEach(free::remove));
        if (free.isEmpty() || amounts.isEmpty()) {
            return;
        }
        var entries = new TreeSet<>(List.of(any(amounts.keySet()), any(amounts.keySet())));
        var id = "M" + ++keys;
        var match = new Match(id, List.of(any(free)), List.copyOf(entries), "random");
        matching.match(company, match, actor);
        matches.put(id, match);
    }

    private void unmatch() {
        if (!matches.isEmpty()) {
            var id = any(matches.keySet());
            assertThat(matching.unmatch(company, id, actor)).isTrue();
            matches.remove(id);
        }
    }

    private void reverse() {
        if (amounts.isEmpty()) {
            return;
        }
        var entry = any(amounts.keySet());
        var mirror = posting.reverse(company, entry, actor);
        assertThat(posting.reverse(company, entry, actor)).isEqualTo(mirror);
        open.merge(String.valueOf(items.get(entry)), -amounts.remove(entry), Integer::sum);
        items.remove(entry);
        matches.values().removeIf(match -> match.entries().contains(entry));
    }

    private void rollBack() throws SQLException {
        assertThat(rollback.ofRun(company, "run-1", actor)).isNotNull();
        amounts.clear();
        open.clear();
        matches.clear();
        holds();
        assertThat(
                        figure(
                                "select count(*) from books.month_sum where company = '%s' and debit <> credit"))
                .isEqualTo(0);
        assertThat(rollback.ofRun(company, "run-1", actor).nothing()).isTrue();
    }

    private void holds() throws SQLException {
        var stored = new TreeMap<String, Integer>();
        try (var call = connection.createStatement();
                var rows =
                        call.executeQuery(
                                """
                                select item, sum(amount) from books.entry_line
                                where company = '%s' and item is not null group by item having sum(amount) <> 0
                                """
                                        .formatted(company))) {
            while (rows.next()) {
                stored.put(rows.getString(1), rows.getBigDecimal(2).intValueExact());
            }
        }
        var expected = new TreeMap<>(open);
        expected.values().removeIf(amount -> amount == 0);
        assertThat(stored).as(company).isEqualTo(expected);
        assertThat(figure(Invariants.STANDING_MATCHES)).as(company).isEqualTo(matches.size());
        run("set constraints all immediate; set constraints all deferred");
        assertThat(figure(Invariants.BROKEN)).as(company).isEqualTo(0);
    }

    private int figure(String query) throws SQLException {
        try (var call = connection.createStatement();
                var row = call.executeQuery(query.replace("%s", company))) {
            row.next();
            return row.getBigDecimal(1).intValueExact();
        }
    }

    private void run(String statements) throws SQLException {
        try (var call = connection.createStatement()) {
            call.execute(statements);
        }
    }

    private String any(java.util.Collection<String> all) {
        return new ArrayList<>(all).get(random.nextInt(all.size()));
    }
}
