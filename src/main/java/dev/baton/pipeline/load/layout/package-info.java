/** What a file type looks like: its files, how a line becomes a row, the table rows go to. */
@NullMarked
package dev.baton.pipeline.load.layout;

import org.jspecify.annotations.NullMarked;
