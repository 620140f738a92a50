/** The doors of learning: what people say of answers, confirmed pairs, calibration. */
@NullMarked
package dev.baton.api.feedback;

import org.jspecify.annotations.NullMarked;
