/** Before and around the server: the private PostgreSQL, start-up, the command line. */
@NullMarked
package dev.baton.launch;

import org.jspecify.annotations.NullMarked;
