/** The pages' way out: one document for every address under /ui. */
@NullMarked
package dev.baton.api.ui;

import org.jspecify.annotations.NullMarked;
