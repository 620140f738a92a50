package dev.baton.pipeline.load.source;

import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Layout;

/** A file that is there, or may be: its type, what its name says, and its location in words. */
record Found(Layout layout, String name, FileName.Told told, String location) {}
