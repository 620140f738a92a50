/** Where the program begins. */
@NullMarked
package dev.baton;

import org.jspecify.annotations.NullMarked;
