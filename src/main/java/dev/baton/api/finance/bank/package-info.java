/** Bank statements come in, matches are made and taken back, over REST. */
@NullMarked
package dev.baton.api.finance.bank;

import org.jspecify.annotations.NullMarked;
