/** Rows go into tables: batch by batch, each wholly or not at all, and out again when undone. */
@NullMarked
package dev.baton.pipeline.load.table;

import org.jspecify.annotations.NullMarked;
