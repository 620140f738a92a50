/** Operation performance_check: how a data source and this server are doing, and what may help. */
@NullMarked
package dev.baton.pipeline.performance;

import org.jspecify.annotations.NullMarked;
