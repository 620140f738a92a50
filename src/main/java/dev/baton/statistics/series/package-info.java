/** Series of numbers in time: smoothed, extrapolated, tested against what came. */
@NullMarked
package dev.baton.statistics.series;

import org.jspecify.annotations.NullMarked;
