/** Was it learned from: graded and confirmed answers as files for those who train models. */
@NullMarked
package dev.baton.reward.export;

import org.jspecify.annotations.NullMarked;
