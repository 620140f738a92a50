/** A table of data becomes findings. */
@NullMarked
package dev.baton.analysis;

import org.jspecify.annotations.NullMarked;
