/**
 * What is in a PDF: attachments, words with their places, pictures of pages; hostile ones refused.
 */
@NullMarked
package dev.baton.finance.invoice.pdf;

import org.jspecify.annotations.NullMarked;
