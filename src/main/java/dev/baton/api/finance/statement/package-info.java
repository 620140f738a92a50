/** The doors of the statements and forecasts of a company. */
@NullMarked
package dev.baton.api.finance.statement;

import org.jspecify.annotations.NullMarked;
