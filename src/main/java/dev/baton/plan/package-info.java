/**
 * What a plan is, and what may be true of one: ids, values, questions, problems, answers too. Plain
 * Java.
 */
@NullMarked
package dev.baton.plan;

import org.jspecify.annotations.NullMarked;
