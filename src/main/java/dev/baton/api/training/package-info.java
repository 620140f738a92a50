/** Training over REST: runs of many questions, comparisons, the leaderboard, rewards. */
@NullMarked
package dev.baton.api.training;

import org.jspecify.annotations.NullMarked;
