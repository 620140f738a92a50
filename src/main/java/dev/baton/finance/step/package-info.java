/**
 * What every agent of finance shares: whose books it is asked about, and how it tells what it
 * found.
 */
@NullMarked
package dev.baton.finance.step;

import org.jspecify.annotations.NullMarked;
