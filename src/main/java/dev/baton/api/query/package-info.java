/** Asking a database in words over REST: questions, answers, edited queries. */
@NullMarked
package dev.baton.api.query;

import org.jspecify.annotations.NullMarked;
