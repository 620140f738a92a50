/** The doors of the data sources: who may ask what, and what its tables mean. */
@NullMarked
package dev.baton.api.source;

import org.jspecify.annotations.NullMarked;
