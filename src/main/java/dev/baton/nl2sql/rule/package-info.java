/** Writes queries by rules: cues become slots, slots become candidates, the best sure one wins. */
@NullMarked
package dev.baton.nl2sql.rule;

import org.jspecify.annotations.NullMarked;
