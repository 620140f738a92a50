/** One golden record of all records of a company, and why each field says what it says. */
@NullMarked
package dev.baton.pipeline.entity.merge;

import org.jspecify.annotations.NullMarked;
