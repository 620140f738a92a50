package dev.baton.reward.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Cancellation;
import dev.baton.reward.Agreement;
import dev.baton.reward.Grade;
import dev.baton.reward.Rewards;
import dev.baton.reward.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold of totals on real queries, with the usual weights and with any others. */
@Tag("postgres")
class InvariantsTest {
    private static final Library LIBRARY = new Library();

    /** Each gold and answers to it: right, with a column more, wrong, broken. */
    private static final List<List<String>> ANSWERS =
            List.of(
                    List.of(
                            "select title from book where genre = 'novel' order by title",
                            "select title from book where genre = 'novel' order by title",
                            "select title, year from book where genre = 'novel' order by title",
                            "select title from book where genre = 'novel' order by title desc",
                            "select title from book where genre = 'Novel'",
                            "select name from book",
                            "select title from book where year / (price - price) = 1",
                            "select b.title from book b join writes w on w.book_id = b.id"),
                    List.of(
                            "select a.name, count(*) from author a join writes w on w.author_id = a.id group by a.name",
                            "select a.name, count(w.book_id) from author a join writes w on w.author_id = a.id group by a.name",
                            "select a.name, a.id, count(*) from author a join writes w on w.author_id = a.id group by a.name, a.id",
                            "select a.name, count(*) from author a join domain_author w on w.author_id = a.id group by a.name",
                            "select a.name, count(*) from author a left join writes w on w.author_id = a.id group by a.name",
                            "select a.name from author a",
                            "select a.name, a.born from author a join writes w on w.author_id = a.no"),
                    List.of(
                            "select country, max(born) from author group by country",
                            "select country, max(born) from author group by country",
                            "select country from author group by country",
                            "select country, min(born), max(born), count(*) from author group by country",
                            "select country, max(born) from author where country is not null group by country"));

    private static final List<String> UNRELATED =
            List.of(
                    "'padding'",
                    "null::text",
                    "(select min(reader) from review)",
                    "(select max(domain) from domain_author)",
                    "77777");

    @AfterAll
    static void close() {
        LIBRARY.close();
    }

    private static List<Weights> weights() {
        var random = new Random(21);
        var weights = new ArrayList<>(List.of(Weights.USUAL));
        for (int i = 0; i < 4; i++) {
            weights.add(Rewards.weights(random));
        }
        return weights;
    }

    private static PreparedTask task(Weights weights, List<String> golds) {
        return new Grader(weights, Library.BOUNDS)
                .prepare(Task.of("q", golds), LIBRARY.source, null, new Cancellation());
    }

    private static Grade grade(PreparedTask task, String completion) {
        return task.grade(Completions.read(completion), new Cancellation());
    }

    @Test
    void any_right_answer_beats_any_that_is_not_and_a_relaxed_one_is_never_below_a_wrong_one() {
        for (var weights : weights()) {
            for (var answers : ANSWERS) {
                var task = task(weights, answers.subList(0, 1));
                var grades =
                        answers.subList(1, answers.size()).stream()
                                .map(each -> grade(task, each))
                                .toList();
                assertThat(grades.getFirst().comparison().agreement()).isEqualTo(Agreement.STRICT);
                for (var one : grades) {
                    for (var other : grades) {
                        if (other.comparison().agreement() != Agreement.NONE) {
                            continue;
                        }
                        switch (one.comparison().agreement()) {
                            case STRICT -> assertThat(one.total()).isGreaterThan(other.total());
                            case RELAXED ->
                                    assertThat(one.total()).isGreaterThanOrEqualTo(other.total());
                            case NONE, UNKNOWN -> {}
                        }
                    }
                }
            }
        }
    }

    @Test
    void an_unrelated_column_never_raises_the_total() {
        for (var weights : weights()) {
            for (var answers : ANSWERS) {
                for (var golds : List.of(answers.subList(0, 1), List.<String>of())) {
                    var task = task(weights, golds);
                    for (var answer : answers) {
                        double before = grade(task, answer).total();
                        for (var column : UNRELATED) {
                            int from = answer.indexOf(" from ");
                            var wider =
                                    answer.substring(0, from)
                                            + ", "
                                            + column
                                            + " as more"
                                            + answer.substring(from);
                            var after = grade(task, wider);
                            assertThat(after.total())
                                    .as(wider + " " + after.rewards() + " " + weights)
                                    .isLessThanOrEqualTo(before + 1e-12);
                        }
                    }
                }
            }
        }
    }

    @Test
    void padding_never_raises_the_total() {
        var words = "This is explained at length and says nothing new. ".repeat(150);
        for (var weights : weights()) {
            for (var answers : ANSWERS) {
                for (var golds : List.of(answers.subList(0, 1), List.<String>of())) {
                    var task = task(weights, golds);
                    for (var answer : answers) {
                        double bare = grade(task, answer).total();
                        for (var padded :
                                List.of(
                                        answer + ";\n\n" + words,
                                        answer + " /* " + words.substring(0, 500) + " */",
                                        "\n\n" + answer + "  ;  ",
                                        answer.replace(" from ", " from /* again */ "),
                                        "with unused as ("
                                                + answer.replaceAll(" order by.*", "")
                                                + ") "
                                                + answer)) {
                            assertThat(grade(task, padded).total())
                                    .as(padded)
                                    .isLessThanOrEqualTo(bare + 1e-12);
                        }
                        var fenced = "The tables are joined.\n```sql\n" + answer + "\n```\n";
                        assertThat(grade(task, fenced + words).total())
                                .isLessThanOrEqualTo(grade(task, fenced).total());
                    }
                }
            }
        }
    }

    @Test
    void a_refused_query_is_below_everything_and_the_same_answer_has_the_same_total() {
        for (var weights : weights()) {
            for (var answers : ANSWERS) {
                var task = task(weights, answers.subList(0, 1));
                var again = task(weights, answers.subList(0, 1));
                double refused = grade(task, "select pg_read_file('x')").total();
                for (var answer : answers) {
                    assertThat(grade(task, answer).total()).isGreaterThan(refused);
                    assertThat(grade(again, answer)).isEqualTo(grade(task, answer));
                }
            }
        }
    }
}
