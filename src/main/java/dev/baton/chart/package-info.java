/** A result's picture as data. */
@NullMarked
package dev.baton.chart;

import org.jspecify.annotations.NullMarked;
