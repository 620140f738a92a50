/** Pure arithmetic over samples and series: how sure a share is, which of two is better. */
@NullMarked
package dev.baton.statistics;

import org.jspecify.annotations.NullMarked;
