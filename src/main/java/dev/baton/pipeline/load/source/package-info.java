/** Where files are and may be, how they are fetched, kept and unpacked. */
@NullMarked
package dev.baton.pipeline.load.source;

import org.jspecify.annotations.NullMarked;
