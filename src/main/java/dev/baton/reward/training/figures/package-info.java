/** What graded answers say: how good a variant is, which is better, and where points are lost. */
@NullMarked
package dev.baton.reward.training.figures;

import org.jspecify.annotations.NullMarked;
