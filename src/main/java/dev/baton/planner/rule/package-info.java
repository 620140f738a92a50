/**
 * A goal is taken apart into clauses, and each is given to an agent by rules: no model is asked.
 */
@NullMarked
package dev.baton.planner.rule;

import org.jspecify.annotations.NullMarked;
