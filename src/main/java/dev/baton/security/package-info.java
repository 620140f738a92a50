/** Who is calling and what they may do. */
@NullMarked
package dev.baton.security;

import org.jspecify.annotations.NullMarked;
