/** Operation entity_sync: company records of two sources, matched, merged, and kept together. */
@NullMarked
package dev.baton.pipeline.entity;

import org.jspecify.annotations.NullMarked;
