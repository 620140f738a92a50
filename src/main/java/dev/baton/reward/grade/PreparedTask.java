package dev.baton.reward.grade;

import dev.baton.plan.Cancellation;
import dev.baton.reward.Grade;
import java.util.List;

/** A task whose right queries have been run: answers to it are graded by any number of threads. */
public interface PreparedTask {
    Task task();

    /** What became of each right query. */
    List<GoldReport> golds();

    /**
     * Grades an answer; the same answer gets the same grade. Throws a problem of cause cancelled,
     * or database_unreachable when nothing can be said of it.
     */
    Grade grade(Candidate candidate, Cancellation cancellation);
}
