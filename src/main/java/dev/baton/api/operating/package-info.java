/** What those who run the server look at. */
@NullMarked
package dev.baton.api.operating;

import org.jspecify.annotations.NullMarked;
