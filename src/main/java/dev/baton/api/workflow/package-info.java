/** Workflows as data: defined, started by name, followed in the shape their users know. */
@NullMarked
package dev.baton.api.workflow;

import org.jspecify.annotations.NullMarked;
