package dev.baton.finance.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement of a camt.053 file while it is read: each part is kept as far as it is needed. */
final class CamtPage {
    private final List<BankStatement.Line> lines = new ArrayList<>();
    private String account = "";
    private @Nullable String accountCurrency;
    private String number = "";
    private @Nullable Balance opening;
    private @Nullable Balance closing;

    private record Balance(BigDecimal amount, String currency, LocalDate day) {}

    /** Takes in the part that begins here; how many lines it was. */
    int add(XmlPieces pieces) {
        switch (pieces.name()) {
            case "ElctrncSeqNb", "LglSeqNb" -> number(pieces.whole().text());
            case "Id" -> number(pieces.whole().text());
            case "Acct" -> account(pieces.whole());
            case "Bal" -> balance(pieces.whole());
            case "Ntry" -> {
                return entry(pieces.whole());
            }
            // These are read over whole: their own identifications are not the statement's.
            case "FrToDt", "RltdAcct", "TxsSummry", "StmtPgntn", "RptgSrc" -> pieces.whole();
            default -> {}
        }
        return 0;
    }

    private void number(String text) {
        if (number.isEmpty()) {
            number = text;
        }
    }

    private void account(XmlElement element) {
        account =
                element.text("Id", "IBAN")
                        .or(() -> element.text("Id", "Othr", "Id"))
                        .map(CamtPage::compact)
                        .orElse("");
        accountCurrency = element.text("Ccy").orElse(null);
    }

    private void balance(XmlElement element) {
        var code = element.text("Tp", "CdOrPrtry", "Cd").orElse("");
        var balance =
                new Balance(
                        signed(element),
                        element.first("Amt").map(CamtPage::currency).orElse(""),
                        day(element, "Dt").orElse(LocalDate.EPOCH));
        switch (code) {
            case "OPBD" -> opening = balance;
            case "PRCD" -> opening = opening == null ? balance : opening;
            case "CLBD" -> closing = balance;
            default -> {}
        }
    }

    private int entry(XmlElement element) {
        var state = element.text("Sts", "Cd").or(() -> element.text("Sts")).orElse("BOOK");
        if (!state.equals("BOOK")) {
            return 0;
        }
        lines.add(CamtEntry.line(element, signed(element)));
        return 1;
    }

    BankStatement statement() {
        if (opening == null || closing == null) {
            throw Refused.unreadable(
                    "statement %s lacks its %s balance."
                            .formatted(number, opening == null ? "opening" : "closing"));
        }
        if (account.isEmpty()) {
            throw Refused.unreadable("statement %s names no account.".formatted(number));
        }
        var currency = accountCurrency == null ? closing.currency() : accountCurrency;
        if (!opening.currency().equals(closing.currency())
                || !currency.equals(closing.currency())) {
            throw Refused.unreadable(
                    "the balances of statement %s are in %s and %s."
                            .formatted(number, opening.currency(), closing.currency()));
        }
        return new BankStatement(
                account,
                currency,
                number,
                opening.amount(),
                closing.amount(),
                closing.day(),
                lines);
    }

    static BigDecimal signed(XmlElement element) {
        var amount = element.text("Amt").map(CamtPage::decimal).orElse(null);
        var side = element.text("CdtDbtInd").orElse("");
        if (amount == null || amount.signum() < 0) {
            throw Refused.unreadable("an amount is missing or negative.");
        }
        return switch (side) {
            case "CRDT" -> amount;
            case "DBIT" -> amount.negate();
            default -> throw Refused.unreadable("an amount is neither credit nor debit.");
        };
    }

    static Optional<LocalDate> day(XmlElement element, String name) {
        return element.text(name, "Dt")
                .or(() -> element.text(name, "DtTm"))
                .map(text -> Decimals.day(text.substring(0, Math.min(10, text.length()))));
    }

    static String compact(String text) {
        return text.replaceAll("\\s", "");
    }

    private static BigDecimal decimal(String text) {
        return Decimals.plain(text);
    }

    private static String currency(XmlElement amount) {
        return amount.attributes().getOrDefault("Ccy", "");
    }
}
