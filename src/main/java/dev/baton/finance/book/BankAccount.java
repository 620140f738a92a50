package dev.baton.finance.book;

/** An account at a bank and the account of the chart that mirrors it. */
public record BankAccount(String id, String account, String iban, String currency, String bank) {}
