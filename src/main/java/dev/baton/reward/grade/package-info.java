/** Grades an answer: runs it read-only, holds it against what is right, and says why. */
@NullMarked
package dev.baton.reward.grade;

import org.jspecify.annotations.NullMarked;
