package dev.baton.reward.export;

import java.util.List;
import java.util.stream.Stream;

/** What a line of a file shows of a question. */
sealed interface Example {
    /** A right query. */
    record Shown(Candidate answer) implements Example {}

    /** A right query and a worse one. */
    record Preferred(Candidate chosen, Candidate rejected) implements Example {}

    /** A query that is good or bad. */
    record Labelled(Candidate answer, boolean label) implements Example {}

    /** What answers are to be held against. */
    record Target(List<String> golds) implements Example {
        public Target {
            golds = List.copyOf(golds);
        }
    }

    /** The queries that it is made of. */
    default Stream<Candidate> candidates() {
        return switch (this) {
            case Shown(var answer) -> Stream.of(answer);
            case Preferred(var chosen, var rejected) -> Stream.of(chosen, rejected);
            case Labelled(var answer, _) -> Stream.of(answer);
            case Target _ -> Stream.empty();
        };
    }

    /** By what it is the same as another one of the same question. */
    default String sameness() {
        return switch (this) {
            case Shown(var answer) -> Normal.sql(answer.sql());
            case Preferred(var chosen, var rejected) ->
                    Normal.sql(chosen.sql()) + "\0" + Normal.sql(rejected.sql());
            case Labelled(var answer, var label) -> label + "\0" + Normal.sql(answer.sql());
            // A question is asked once, whatever is right.
            case Target _ -> "";
        };
    }
}
