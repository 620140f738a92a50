/** Operations: started, controlled, listed, seen; what dashboards know of a request. */
@NullMarked
package dev.baton.api.operation;

import org.jspecify.annotations.NullMarked;
