/** The questions of a training run: read from a file, checked, put into threads. */
@NullMarked
package dev.baton.reward.training.question;

import org.jspecify.annotations.NullMarked;
