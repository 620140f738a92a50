/** Income statement, balance sheet, cash flow, ratios and what changed: what a CFO reads. */
@NullMarked
package dev.baton.finance.statement;

import org.jspecify.annotations.NullMarked;
