package dev.baton.pipeline.load.table;

import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Layout;

/**
 * One file, or one entry of a zip file, to be loaded. {@code key} is the same for every attempt of
 * one run at it, {@code hash} is that of the file's bytes.
 */
public record Job(
        String key,
        String run,
        Layout layout,
        FileName.Told told,
        String file,
        String entry,
        String hash) {}
