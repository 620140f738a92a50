/** Operation data_validation: rules over the tables of a data source, each counted in SQL. */
@NullMarked
package dev.baton.pipeline.quality;

import org.jspecify.annotations.NullMarked;
