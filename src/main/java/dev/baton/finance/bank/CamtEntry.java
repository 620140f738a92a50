package dev.baton.finance.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One booking (Ntry) of a camt.053 file; a batch of many payments stays one line. */
final class CamtEntry {
    private static final int LONGEST = 2_000;

    private CamtEntry() {}

    static BankStatement.Line line(XmlElement entry, BigDecimal amount) {
        var value = CamtPage.day(entry, "ValDt");
        var booked =
                CamtPage.day(entry, "BookgDt")
                        .or(() -> value)
                        .orElseThrow(() -> Refused.unreadable("a booking has no day."));
        var parties = parties(entry, amount.signum() >= 0 ? "Dbtr" : "Cdtr");
        return line(entry, amount, booked, value.orElse(booked), parties);
    }

    private static BankStatement.Line line(
            XmlElement entry,
            BigDecimal amount,
            LocalDate booked,
            LocalDate value,
            Counterparty party) {
        var endToEnd =
                only(entry.all("NtryDtls", "TxDtls", "Refs", "EndToEndId").map(XmlElement::text))
                        .filter(id -> !id.equals("NOTPROVIDED"));
        return new BankStatement.Line(
                booked,
                value,
                amount,
                remittance(entry),
                party.name(),
                party.iban(),
                endToEnd.orElse(null),
                entry.text("AcctSvcrRef")
                        .or(() -> entry.text("NtryDtls", "TxDtls", "Refs", "AcctSvcrRef"))
                        .orElse(null));
    }

    private record Counterparty(@Nullable String name, @Nullable String iban) {}

    /** Who paid or was paid, when all payments of the booking are of one. */
    private static Counterparty parties(XmlElement entry, String side) {
        var related = entry.all("NtryDtls", "TxDtls", "RltdPties").toList();
        var name =
                only(
                        related.stream()
                                .flatMap(each ->
                                        each
                                                .text(side, "Nm")
                                                .or(() -> each.text(side, "Pty", "Nm"))
                                                .stream()));
        var iban =
                only(
                        related.stream()
                                .flatMap(each -> each.text(side + "Acct", "Id", "IBAN").stream())
                                .map(CamtPage::compact));
        return new Counterparty(name.orElse(null), iban.orElse(null));
    }

    private static Optional<String> only(Stream<String> texts) {
        var all = texts.distinct().limit(2).toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static String remittance(XmlElement entry) {
        var parts = new LinkedHashSet<String>();
        entry.all("NtryDtls", "TxDtls")
                .forEach(payment -> {
                    payment.all("RmtInf", "Ustrd").map(XmlElement::text).forEach(parts::add);
                    payment.all("RmtInf", "Strd", "CdtrRefInf", "Ref")
                            .map(XmlElement::text)
                            .forEach(parts::add);
                    payment.all("RmtInf", "Strd", "RfrdDocInf", "Nb")
                            .map(XmlElement::text)
                            .forEach(parts::add);
                    payment.text("AddtlTxInf").ifPresent(parts::add);
                });
        entry.text("AddtlNtryInf").ifPresent(parts::add);
        parts.remove("");
        var text = String.join(" ", parts);
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
