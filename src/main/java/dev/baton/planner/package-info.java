/**
 * From a request to a checked plan: router, ReWOO planner, workflow definitions, plan cache,
 * solver.
 */
@NullMarked
package dev.baton.planner;

import org.jspecify.annotations.NullMarked;
