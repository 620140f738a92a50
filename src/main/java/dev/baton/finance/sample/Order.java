package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Something sold, to be invoiced that day; negative for what is taken back. */
record Order(
        LocalDate date, Customer customer, String account, BigDecimal net, int vat, String text) {}
