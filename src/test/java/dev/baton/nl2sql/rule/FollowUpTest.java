package dev.baton.nl2sql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which trees are dead?|only those in Perry|Which trees are dead in Perry?",
                "List the trees in Perry|just the dead ones|List the trees in Perry that are dead",
                "List the trees in Perry|and in Oakham?|List the trees in Oakham",
                "List the trees in Perry|what about Oakham?|List the trees in Oakham",
                "How many trees were planted in 2023?|what about 2024?|How many trees were planted in 2024?",
                "How many trees were planted in 2023?|and in 2024|How many trees were planted in 2024?",
                "List the pear trees|same for apple|List the apple trees",
                "Trees with height over 10|only over 20|Trees with height over 20",
                "List the trees in Perry|without the dead ones|List the trees in Perry excluding dead",
            })
    void a_condition_narrows_or_replaces_its_like(String before, String asked, String alone) {
        assertThat(FollowUp.standalone(Orchard.asked(before, asked))).isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How many trees are dead?|and healthy?|How many trees are healthy?",
                "How many trees in Perry were planted in 2024?|compared to 2023|How many trees in Perry were planted in 2024 compared to 2023?",
                "Number of trees by village in 2024, sorted by height|vs 2023|Number of trees by village in 2024 compared to 2023, sorted by height",
                "total weight of harvests by village|as a percentage|Total weight of harvests by village as a percentage",
                "total weight of harvests by village|in percent of the total|Total weight of harvests by village as a percentage",
                "Which trees are dead, sorted by height, highest first|the other way round|Which trees are dead, sorted by height, lowest first?",
                "Which trees are dead, sorted by height|and in reverse|Which trees are dead, sorted by height, in descending order?",
            })
    void times_are_put_side_by_side_shares_told_and_orders_turned(
            String before, String asked, String alone) {
        assertThat(FollowUp.standalone(Orchard.asked(before, asked))).isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which trees are dead?|sort them by height, tallest first|Which trees are dead, sorted by height, highest first",
                "Which trees are dead, sorted by height|by price|Which trees are dead, sorted by price",
                "Which trees are dead, sorted by height|highest first|Which trees are dead, sorted by height, highest first",
                "Top 5 trees by height|just the top 3|Top 3 trees by height",
                "Which trees are dead?|the top 3 by height|Top 3 trees that are dead by height",
                "List the trees in Perry, sorted by height|only the first 2|First 2 trees in Perry, sorted by height",
            })
    void order_and_limit_replace_the_old_ones(String before, String asked, String alone) {
        assertThat(FollowUp.standalone(Orchard.asked(before, asked)).replaceAll("[?]$", ""))
                .isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List the trees in Perry|how many are there?|How many trees in Perry?",
                "List the trees in Perry|and how many of them are dead?|How many trees in Perry are dead?",
                "Which trees are dead?|how many of those trees are in Perry?|How many trees that are dead are in Perry?",
                "How many trees are in Perry?|which of them are dead?|List the trees that are in Perry that are dead",
                "List the trees in Perry|how much is that in total?|What is the total price of trees in Perry?",
                "List the trees in Perry|on average?|What is the average price of trees in Perry?",
                "List the trees in Perry|what is their average height?|What is the average height of trees in Perry?",
                "List the trees in Perry|show their height|List the trees in Perry with their height",
                "List the trees in Perry|who planted them?|Who planted the trees in Perry?",
                "List the trees in Perry|by fruit|How many trees in Perry per fruit?",
                "How many trees per village?|and by fruit?|How many trees per fruit?",
            })
    void rows_are_counted_summed_grouped_and_shown(String before, String asked, String alone) {
        assertThat(FollowUp.standalone(Orchard.asked(before, asked))).isEqualTo(alone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many harvests are there?",
                "List the trees in Oakham",
                "and how many harvests were picked in 2024?",
                "Which trees have no harvests?",
                "List the trees and their height",
                "What is the total weight of harvests per year?",
                "Top 3 trees by height",
                "Show trees that are dead and sort them by height",
            })
    void a_complete_question_starts_clean(String question) {
        assertThat(FollowUp.standalone(Orchard.asked("Which trees are dead in Perry?", question)))
                .isEqualTo(question);
    }

    @Test
    void a_question_that_points_to_nothing_says_what_is_missing() {
        assertThat(FollowUp.missing(Orchard.asked(null, "just the top 3"))).contains("earlier");
        assertThat(FollowUp.missing(Orchard.asked(null, "what about 2025?"))).contains("earlier");
        assertThat(FollowUp.missing(Orchard.asked(null, "who manages them?"))).contains("earlier");
        assertThat(FollowUp.missing(Orchard.asked(null, "Which trees are dead?"))).isNull();
        assertThat(FollowUp.missing(Orchard.asked("List the trees", "just the top 3"))).isNull();
    }

    @Test
    void each_turn_of_a_longer_conversation_goes_on_from_the_one_before() {
        var turns =
                new String[] {
                    "in Perry", "only the dead ones", "how many is that?", "and in Oakham?"
                };
        var question = "Show all pear trees";
        for (var turn : turns) {
            question = FollowUp.standalone(Orchard.asked(question, turn));
        }
        assertThat(question).isEqualTo("How many pear trees in Oakham that are dead?");
    }
}
