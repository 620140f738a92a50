/** The chat socket: questions in, events out, at each reader's pace. */
@NullMarked
package dev.baton.api.chat;

import org.jspecify.annotations.NullMarked;
