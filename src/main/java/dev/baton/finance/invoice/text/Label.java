package dev.baton.finance.invoice.text;

/** What words beside a value say that it is. */
enum Label {
    NUMBER,
    DATE,
    DUE,
    DELIVERY,
    NET,
    TAX,
    GROSS,
    PAYABLE,
    PREPAID,
    TAX_ID,
    IBAN,
    SELLER,
    BUYER,
    TERMS,
    CURRENCY,
    /** Something else has this value, so no field that is looked for. */
    OTHER;

    boolean amount() {
        return this == NET || this == TAX || this == GROSS || this == PAYABLE || this == PREPAID;
    }
}
