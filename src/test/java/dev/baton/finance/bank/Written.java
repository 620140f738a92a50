package dev.baton.finance.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes statements as banks do, and makes up some to write. */
final class Written {
    static final String IBAN = "DE89370400440532013000";
    private static final DateTimeFormatter SIX = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter FOUR = DateTimeFormatter.ofPattern("MMdd");

    private Written() {}

    static BankStatement random(long seed, int lines) {
        var random = new Random(seed);
        var day = LocalDate.of(2025, 12, 27);
        var all = new ArrayList<BankStatement.Line>();
        for (var i = 0; i < lines; i++) {
            day = day.plusDays(random.nextInt(3));
            all.add(line(random, i, day));
        }
        var opening = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2);
        var turnover =
                all.stream()
                        .map(BankStatement.Line::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BankStatement(
                IBAN,
                "EUR",
                "" + (1 + random.nextInt(300)),
                opening,
                opening.add(turnover),
                day,
                all);
    }

    private static BankStatement.Line line(Random random, int i, LocalDate day) {
        var amount = BigDecimal.valueOf(1 + random.nextInt(5_000_000), 2);
        return new BankStatement.Line(
                day,
                day.plusDays(random.nextInt(4) - 1),
                random.nextBoolean() ? amount : amount.negate(),
                "Rechnung RE-2025-%05d Kundennummer %d".formatted(random.nextInt(99999), i),
                "Müller & Söhne " + random.nextInt(50),
                "DE%020d".formatted(random.nextLong(1_000_000_000L)),
                "E2E-" + i,
                "B" + i);
    }

    static byte[] camt(BankStatement of, String version) {
        return camt(List.of(of), version);
    }

    static byte[] camt(List<BankStatement> all, String version) {
        var body = all.stream().map(each -> statement(each, version)).collect(Collectors.joining());
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt>
        <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-01-01T00:00:00</CreDtTm></GrpHdr>
        %s</BkToCstmrStmt></Document>
        """
                .formatted(version, body)
                .getBytes(UTF_8);
    }

    private static String statement(BankStatement of, String version) {
        return """
        <Stmt><Id>%s</Id><FrToDt><FrDtTm>2026-01-01T00:00:00</FrDtTm></FrToDt>
        <Acct><Id><IBAN>%s</IBAN></Id><Ccy>%s</Ccy><Ownr><Nm>We</Nm></Ownr></Acct>
        %s%s%s</Stmt>
        """
                .formatted(
                        of.number(),
                        of.account(),
                        of.currency(),
                        balance("OPBD", of.opening(), of),
                        balance("CLBD", of.closing(), of),
                        of.lines().stream()
                                .map(line -> entry(line, of.currency(), version))
                                .collect(Collectors.joining()));
    }

    private static String balance(String code, BigDecimal amount, BankStatement of) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp>%s<Dt><Dt>%s</Dt></Dt></Bal>"
                .formatted(code, amount(amount, of.currency()), of.day());
    }

    private static String amount(BigDecimal amount, String currency) {
        return "<Amt Ccy=\"%s\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>"
                .formatted(
                        currency,
                        amount.abs().toPlainString(),
                        amount.signum() < 0 ? "DBIT" : "CRDT");
    }

    private static String entry(BankStatement.Line line, String currency, String version) {
        var side = line.amount().signum() < 0 ? "Cdtr" : "Dbtr";
        var name = "<Nm>" + escaped(line.counterparty()) + "</Nm>";
        return """
        <Ntry>%s<Sts>%s</Sts><BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%s</Dt></ValDt>
        <AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>
        <RltdPties><%s>%s</%s><%sAcct><Id><IBAN>%s</IBAN></Id></%sAcct></RltdPties>
        <RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
        """
                .formatted(
                        amount(line.amount(), currency),
                        version.equals("08") ? "<Cd>BOOK</Cd>" : "BOOK",
                        line.booked(),
                        line.value(),
                        line.reference(),
                        line.endToEndId(),
                        side,
                        version.equals("08") ? "<Pty>" + name + "</Pty>" : name,
                        side,
                        side,
                        line.counterpartyIban(),
                        side,
                        escaped(line.remittance()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;");
    }

    static String mt940(BankStatement of) {
        return """
        :20:STARTUMS
        :25:%s
        :28C:%s
        :60F:%s
        %s:62F:%s
        -
        """
                .formatted(
                        of.account(),
                        of.number(),
                        swift(of.opening(), of),
                        of.lines().stream().map(Written::booking).collect(Collectors.joining()),
                        swift(of.closing(), of));
    }

    private static String swift(BigDecimal amount, BankStatement of) {
        return (amount.signum() < 0 ? "D" : "C")
                + SIX.format(of.day())
                + of.currency()
                + comma(amount.abs());
    }

    private static String booking(BankStatement.Line line) {
        return """
        :61:%s%s%s%sNTRFNONREF//%s
        :86:166?00GUTSCHRIFT?109310%s
        ?31%s?32%s
        """
                .formatted(
                        SIX.format(line.value()),
                        FOUR.format(line.booked()),
                        line.amount().signum() < 0 ? "D" : "C",
                        comma(line.amount().abs()),
                        line.reference(),
                        purpose("EREF+" + line.endToEndId(), "SVWZ+" + line.remittance()),
                        line.counterpartyIban(),
                        line.counterparty());
    }

    private static String purpose(String... texts) {
        var parts = new ArrayList<String>();
        for (var text : texts) {
            for (var at = 0; at < text.length(); at += 27) {
                parts.add(text.substring(at, Math.min(at + 27, text.length())));
            }
        }
        return IntStream.range(0, parts.size())
                .mapToObj(i -> "?" + (20 + i) + parts.get(i))
                .collect(Collectors.joining());
    }

    private static String comma(BigDecimal amount) {
        return amount.setScale(2).toPlainString().replace('.', ',');
    }

    static final Map<String, String> COLUMNS =
            Map.of(
                    "booked", "Buchungstag",
                    "value", "Valuta",
                    "amount", "Betrag",
                    "balance", "Saldo",
                    "remittance", "Verwendungszweck",
                    "counterparty", "Name",
                    "counterparty_iban", "IBAN",
                    "end_to_end_id", "EREF",
                    "reference", "Bankreferenz");

    static CsvColumns declared() {
        return new CsvColumns(
                COLUMNS,
                ";",
                ",",
                "dd.MM.yyyy",
                "UTF-8",
                new CsvColumns.Account(IBAN, "EUR"),
                null,
                null);
    }

    static String csv(BankStatement of) {
        var day = DateTimeFormatter.ofPattern("dd.MM.yyyy");
        var balance = of.opening();
        var text =
                new StringBuilder(
                        "Buchungstag;Valuta;Betrag;Saldo;Verwendungszweck;Name;IBAN;EREF;Bankreferenz\n");
        Function<BigDecimal, String> german = amount -> "%,.2f".formatted(amount);
        for (var line : of.lines()) {
            balance = balance.add(line.amount());
            text.append(
                    String.join(
                            ";",
                            day.format(line.booked()),
                            day.format(line.value()),
                            grouped(german.apply(line.amount())),
                            grouped(german.apply(balance)),
                            "\"" + line.remittance() + "\"",
                            line.counterparty(),
                            line.counterpartyIban(),
                            line.endToEndId(),
                            line.reference()));
            text.append('\n');
        }
        return text.toString();
    }

    private static String grouped(String english) {
        return english.replace(',', '_').replace('.', ',').replace('_', '.');
    }
}
