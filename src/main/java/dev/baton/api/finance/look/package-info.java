/**
 * The books over REST, as one looks at them: what agents that only read say at once, without a run.
 */
@NullMarked
package dev.baton.api.finance.look;

import org.jspecify.annotations.NullMarked;
