package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;

/** Rewrites what only makes sense after the question before it. */
final class FollowUp {
    private FollowUp() {}

    static String standalone(Asked asked) {
        return asked.question();
    }
}
