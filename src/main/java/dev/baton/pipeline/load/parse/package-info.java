/** A file's bytes become rows, or lines that are told why they do not. */
@NullMarked
package dev.baton.pipeline.load.parse;

import org.jspecify.annotations.NullMarked;
