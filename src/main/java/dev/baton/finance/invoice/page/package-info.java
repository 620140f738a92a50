/** Words with their places become rows and cells, wherever the words come from. */
@NullMarked
package dev.baton.finance.invoice.page;

import org.jspecify.annotations.NullMarked;
