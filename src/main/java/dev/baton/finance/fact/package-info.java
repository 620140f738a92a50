/** What may be said: facts with their origin, prose held against them, how good a step was. */
@NullMarked
package dev.baton.finance.fact;

import org.jspecify.annotations.NullMarked;
