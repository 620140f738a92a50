package dev.baton.finance.sample;

/** The company's bank accounts. */
enum Bank {
    EUR("EUR", Chart.BANK_EUR, "DE46999900010000012345"),
    USD("USD", Chart.BANK_USD, "DE42999900010000054321");

    static final String NAME = "Testbank Mitte";

    final String currency;
    final String account;
    final String iban;

    Bank(String currency, String account, String iban) {
        this.currency = currency;
        this.account = account;
        this.iban = iban;
    }

    static Bank of(String currency) {
        return valueOf(currency);
    }
}
