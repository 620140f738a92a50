package dev.baton.finance.sample;

import dev.baton.finance.book.BankLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Statements as camt.053.001 of ISO 20022, of version 02, 03, 04 or 08. */
final class Camt {
    private Camt() {}

    static String write(StatementPage page, String version) {
        var xml = new StringBuilder();
        xml.append(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%1$s">
                <BkToCstmrStmt><GrpHdr><MsgId>%2$s</MsgId><CreDtTm>%3$sT06:00:00Z</CreDtTm></GrpHdr>
                <Stmt><Id>%2$s</Id><ElctrncSeqNb>%4$d</ElctrncSeqNb><CreDtTm>%3$sT06:00:00Z</CreDtTm>
                <Acct><Id><IBAN>%5$s</IBAN></Id><Ccy>%6$s</Ccy></Acct>
                """
                        .formatted(
                                version,
                                page.name(),
                                page.last().plusDays(1),
                                page.month().getMonthValue(),
                                page.bank().iban,
                                page.bank().currency));
        xml.append(balance(page, "OPBD", page.opening(), page.month().atDay(1)));
        xml.append(balance(page, "CLBD", page.closing(), page.last()));
        for (var line : page.lines()) {
            xml.append(entry(line, version.compareTo("08") >= 0));
        }
        return xml.append("</Stmt></BkToCstmrStmt></Document>\n").toString();
    }

    private static String balance(
            StatementPage page, String code, BigDecimal amount, LocalDate day) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp>%s<Dt><Dt>%s</Dt></Dt></Bal>\n"
                .formatted(code, amount(amount, page.bank().currency), day);
    }

    private static String entry(BankLine line, boolean party) {
        return """
        <Ntry>%s<Sts>%s</Sts><BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%s</Dt></ValDt><AcctSvcrRef>%s</AcctSvcrRef>
        <NtryDtls><TxDtls>%s%s%s</TxDtls></NtryDtls></Ntry>
        """
                .formatted(
                        amount(line.amount(), line.currency()),
                        party ? "<Cd>BOOK</Cd>" : "BOOK",
                        line.booked(),
                        line.value(),
                        line.id(),
                        line.endToEndId() == null
                                ? ""
                                : "<Refs>" + tag("EndToEndId", line.endToEndId()) + "</Refs>",
                        related(line, party),
                        line.remittance().isEmpty()
                                ? ""
                                : "<RmtInf>" + tag("Ustrd", line.remittance()) + "</RmtInf>");
    }

    private static String related(BankLine line, boolean party) {
        var role = line.amount().signum() > 0 ? "Dbtr" : "Cdtr";
        var name = tag("Nm", line.counterparty());
        var account =
                line.counterpartyIban() == null
                        ? ""
                        : "<%1$sAcct><Id>%2$s</Id></%1$sAcct>"
                                .formatted(role, tag("IBAN", line.counterpartyIban()));
        if (name.isEmpty() && account.isEmpty()) {
            return "";
        }
        var who = name.isEmpty() || !party ? name : "<Pty>" + name + "</Pty>";
        return "<RltdPties><%1$s>%2$s</%1$s>%3$s</RltdPties>".formatted(role, who, account);
    }

    private static String amount(BigDecimal amount, String currency) {
        return "<Amt Ccy=\"%s\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>"
                .formatted(
                        currency,
                        amount.abs().toPlainString(),
                        amount.signum() < 0 ? "DBIT" : "CRDT");
    }

    private static String tag(String name, @Nullable String text) {
        return text == null ? "" : "<%1$s>%2$s</%1$s>".formatted(name, escaped(text));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
