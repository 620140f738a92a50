/** The door: who may come in, from which pages, how often. */
@NullMarked
package dev.baton.api.security;

import org.jspecify.annotations.NullMarked;
