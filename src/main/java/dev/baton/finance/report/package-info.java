/** What is put before a board: statements, ratios, forecast and risks as one document of facts. */
@NullMarked
package dev.baton.finance.report;

import org.jspecify.annotations.NullMarked;
