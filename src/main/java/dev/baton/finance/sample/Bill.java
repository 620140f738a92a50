package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A vendor's invoice as it came in, and what went wrong with it. */
record Bill(
        Vendor vendor,
        LocalDate date,
        LocalDate received,
        String number,
        BigDecimal net,
        Trick trick) {
    /** What somebody does with it. */
    enum Trick {
        NONE,
        PAID_TWICE,
        ENTERED_TWICE,
        DIGITS_SWAPPED,
        SPLIT,
        GHOST
    }

    BigDecimal tax() {
        return Money.percent(net, vendor.vat());
    }

    BigDecimal gross() {
        return net.add(tax());
    }

    Bill with(Trick other) {
        return new Bill(vendor, date, received, number, net, other);
    }
}
