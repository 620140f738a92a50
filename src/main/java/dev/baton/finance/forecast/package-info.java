/** What comes: cash by week, the income statement by month, what changes when something does. */
@NullMarked
package dev.baton.finance.forecast;

import org.jspecify.annotations.NullMarked;
