/** Pictures of pages become words, by the command line of tesseract when it is installed. */
@NullMarked
package dev.baton.finance.invoice.scan;

import org.jspecify.annotations.NullMarked;
