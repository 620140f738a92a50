/** Doors to board packs and alerts. */
@NullMarked
package dev.baton.api.finance.report;

import org.jspecify.annotations.NullMarked;
