/** Where documents come in and are kept, and the agents that read and standardize them. */
@NullMarked
package dev.baton.finance.invoice.desk;

import org.jspecify.annotations.NullMarked;
