/** Files of declared types are fetched, read and loaded into the warehouse: data_pipeline. */
@NullMarked
package dev.baton.pipeline.load;

import org.jspecify.annotations.NullMarked;
