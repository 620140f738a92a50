/** What was confirmed: question-SQL pairs, what people said of answers, calibration. */
@NullMarked
package dev.baton.memory;

import org.jspecify.annotations.NullMarked;
