/** The registered data sources: where they are, who may ask them, and their secrets, sealed. */
@NullMarked
package dev.baton.sql.source;

import org.jspecify.annotations.NullMarked;
