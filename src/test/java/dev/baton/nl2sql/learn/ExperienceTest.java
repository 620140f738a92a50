package dev.baton.nl2sql.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.agent.QuietWork;
import dev.baton.memory.Pair;
import dev.baton.memory.PairIndex;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperienceTest {
    private static final Pair PAIR =
            new Pair(
                    "1",
                    "shop",
                    Pair.Kind.CONFIRMED,
                    "How many?",
                    "how many",
                    "select 1",
                    new Pair.Teacher("ann", true, false, null, Instant.EPOCH),
                    null);

    /** Everything serves everybody. */
    private static final Experience GENEROUS =
            new Experience() {
                @Override
                public PairIndex of(String source) {
                    return Experience.NONE.of(source);
                }

                @Override
                public Predicate<Pair> serves(Caller caller) {
                    return _ -> true;
                }

                @Override
                public void unfit(Pair pair, String version) {}
            };

    private static boolean serves(Value.Fields request) {
        return GENEROUS.serves(
                        new QuietWork() {
                            @Override
                            public Value.Fields request() {
                                return request;
                            }
                        })
                .test(PAIR);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void a_run_may_say_that_nothing_was_learned(boolean said, boolean serves) {
        var request = Value.Fields.EMPTY.with(Experience.FIELD, new Value.Flag(said));

        assertThat(serves(request)).isEqualTo(serves);
    }

    @Test
    void what_was_learned_serves_who_says_nothing() {
        assertThat(serves(Value.Fields.EMPTY)).isTrue();
    }
}
