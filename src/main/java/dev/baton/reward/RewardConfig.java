package dev.baton.reward;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the components of a reward weigh, and what grading an answer may take. */
@ConfigMapping(prefix = "baton.reward")
public interface RewardConfig {
    /** Weights where a right query is known. */
    WithGold withGold();

    /** Weights where none is known. */
    WithoutGold withoutGold();

    /** What an answer of twice the budget of tokens loses; never positive. */
    @WithDefault("0.05")
    double lengthPenalty();

    /** Tokens that an answer may have without loss. */
    @WithDefault("512")
    int lengthBudget();

    /** Time that a query may take. */
    @WithDefault("5s")
    Duration queryTime();

    /** Planner units above which a query counts as too slow without being run. */
    @WithDefault("2000000")
    double mostCost();

    /** Rows of a result that are compared; a right query with more rows cannot be used. */
    @WithDefault("10000")
    int rowCap();

    /** Bytes of a result that are compared. */
    @WithDefault("8388608")
    long byteCap();

    /** Answers that are graded at one time in this process. */
    @WithDefault("4")
    int parallel();

    /** Time that a batch of answers may take; what is not graded then is told as such. */
    @WithDefault("5m")
    Duration batchTime();

    /** Weights where a right query is known; those that apply are scaled to 1. */
    interface WithGold {
        /** One statement and a rationale. */
        @WithDefault("0.05")
        double format();

        /** It parses and the planner takes it. */
        @WithDefault("0.05")
        double syntax();

        /** It reads the tables and columns that the right query reads. */
        @WithDefault("0.10")
        double schemaLink();

        /** The texts it compares with are stored. */
        @WithDefault("0.05")
        double valueLink();

        /** It runs. */
        @WithDefault("0.10")
        double execution();

        /** Its rows are the right ones; more than 0. */
        @WithDefault("0.55")
        double result();

        /** It costs no more than the right query. */
        @WithDefault("0.05")
        double efficiency();

        /** A model's opinion. */
        @WithDefault("0.05")
        double judge();
    }

    /** Weights where no right query is known. */
    interface WithoutGold {
        /** One statement and a rationale. */
        @WithDefault("0.10")
        double format();

        /** It parses and the planner takes it. */
        @WithDefault("0.15")
        double syntax();

        /** What it names exists and is joined by declared relations. */
        @WithDefault("0.20")
        double schemaLink();

        /** The texts it compares with are stored. */
        @WithDefault("0.15")
        double valueLink();

        /** It runs. */
        @WithDefault("0.25")
        double execution();

        /** A model's opinion. */
        @WithDefault("0.15")
        double judge();
    }
}
