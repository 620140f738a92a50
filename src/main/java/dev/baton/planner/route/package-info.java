/** Where a request goes: to a workflow that is known for it, to the planner, or to a database. */
@NullMarked
package dev.baton.planner.route;

import org.jspecify.annotations.NullMarked;
