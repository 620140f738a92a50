/** What is said about a result: a sentence, a chart, how sure. */
@NullMarked
package dev.baton.nl2sql.answer;

import org.jspecify.annotations.NullMarked;
