/**
 * The language models: which for which job, what it cost, what it may still cost; tokenizer,
 * embeddings.
 */
@NullMarked
package dev.baton.model;

import org.jspecify.annotations.NullMarked;
