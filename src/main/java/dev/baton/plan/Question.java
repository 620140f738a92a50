package dev.baton.plan;

import java.util.List;

/**
 * What only a person may answer: why it is asked, the text, the answers to choose from (if there
 * are any), what is proposed, the shape a correction must have, and who must agree.
 */
public record Question(
        Reason reason,
        String text,
        List<String> options,
        Value proposed,
        Shape response,
        Approvers approvers) {

    /** Why a person is asked. */
    public enum Reason {
        /** An agent needs to know something. */
        QUESTION,
        /** A step, or its result, must be approved. */
        APPROVAL,
        /** The whole plan must be approved before anything runs. */
        PLAN_APPROVAL,
        /** The answer is less sure than it should be. */
        LOW_CONFIDENCE,
        /** Two results contradict one another. */
        CONFLICT,
        /** The same agent failed twice with the same input. */
        REPEATED_FAILURE,
        /** The run was interrupted too often. */
        INTERRUPTED,
        /** Something that was done could not be undone. */
        ROLLBACK_INCOMPLETE
    }

    public Question {
        options = List.copyOf(options);
    }

    /** One that anybody who may decide may answer. */
    public Question(
            Reason reason, String text, List<String> options, Value proposed, Shape response) {
        this(reason, text, options, proposed, response, Approvers.ANYBODY);
    }

    /** A question of an agent, with answers to choose from, if there are any. */
    public Question(String text, List<String> options) {
        this(Reason.QUESTION, text, options, Value.NOTHING, Shape.ANY);
    }

    /** The same, for these people to answer. */
    public Question by(Approvers others) {
        return new Question(reason, text, options, proposed, response, others);
    }
}
