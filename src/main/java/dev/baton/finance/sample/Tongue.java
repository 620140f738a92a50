package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The languages of invoices: their words, dates and numbers. */
enum Tongue {
    ENGLISH("dd MMM uuuu", ',', '.', Locale.ENGLISH) {
        @Override
        String word(Word word) {
            return switch (word) {
                case INVOICE -> "Invoice";
                case NUMBER -> "Invoice number";
                case DATE -> "Invoice date";
                case DUE -> "Due date";
                case NET -> "Net amount";
                case TAX -> "VAT";
                case GROSS -> "Total amount";
                case TAX_ID -> "VAT ID";
                case TEXT -> "Description";
                case QUANTITY -> "Qty";
                case AMOUNT -> "Amount";
                case TO -> "Bill to";
            };
        }
    },
    GERMAN("dd.MM.uuuu", '.', ',', Locale.GERMAN) {
        @Override
        String word(Word word) {
            return switch (word) {
                case INVOICE -> "Rechnung";
                case NUMBER -> "Rechnungsnummer";
                case DATE -> "Rechnungsdatum";
                case DUE -> "Fällig am";
                case NET -> "Nettobetrag";
                case TAX -> "MwSt.";
                case GROSS -> "Gesamtbetrag";
                case TAX_ID -> "USt-IdNr.";
                case TEXT -> "Bezeichnung";
                case QUANTITY -> "Menge";
                case AMOUNT -> "Betrag";
                case TO -> "An";
            };
        }
    },
    FRENCH("dd/MM/uuuu", '\u00a0', ',', Locale.FRENCH) {
        @Override
        String word(Word word) {
            return switch (word) {
                case INVOICE -> "Facture";
                case NUMBER -> "Numéro de facture";
                case DATE -> "Date de facture";
                case DUE -> "Date d'échéance";
                case NET -> "Total HT";
                case TAX -> "TVA";
                case GROSS -> "Total TTC";
                case TAX_ID -> "N° TVA";
                case TEXT -> "Désignation";
                case QUANTITY -> "Quantité";
                case AMOUNT -> "Montant";
                case TO -> "Client";
            };
        }
    };

    /** What an invoice calls its parts. */
    enum Word {
        INVOICE,
        NUMBER,
        DATE,
        DUE,
        NET,
        TAX,
        GROSS,
        TAX_ID,
        TEXT,
        QUANTITY,
        AMOUNT,
        TO
    }

    private final DateTimeFormatter days;
    private final DecimalFormatSymbols symbols;

    Tongue(String pattern, char thousands, char decimal, Locale locale) {
        this.days = DateTimeFormatter.ofPattern(pattern, locale);
        this.symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(thousands);
        symbols.setDecimalSeparator(decimal);
    }

    abstract String word(Word word);

    String day(LocalDate day) {
        return days.format(day);
    }

    String money(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", symbols).format(amount);
    }

    static Tongue of(String country, int number) {
        return switch (country) {
            case "FR", "BE" -> FRENCH;
            case "US", "NL" -> ENGLISH;
            default -> number % 3 == 0 ? ENGLISH : number % 3 == 1 ? GERMAN : FRENCH;
        };
    }
}
