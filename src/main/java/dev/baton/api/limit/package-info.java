/** How much a request may bring: no body is read beyond what its address takes. */
@NullMarked
package dev.baton.api.limit;

import org.jspecify.annotations.NullMarked;
