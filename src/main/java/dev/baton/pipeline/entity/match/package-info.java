/**
 * Which records mean the same company: made alike, brought together by cheap keys, compared field
 * by field, weighed, and paired. Plain Java.
 */
@NullMarked
package dev.baton.pipeline.entity.match;

import org.jspecify.annotations.NullMarked;
