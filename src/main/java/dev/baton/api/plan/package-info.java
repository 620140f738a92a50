/** Plans before they run, and where requests go. */
@NullMarked
package dev.baton.api.plan;

import org.jspecify.annotations.NullMarked;
