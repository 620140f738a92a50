package dev.baton.finance.risk;

import dev.baton.finance.book.Books;
import dev.baton.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The books of some days as a zip of CSV files for an auditor, with a manifest of SHA-256. */
public final class AuditPack {
    private final Books books;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private record File(String name, int bytes, String sha256) {}

    private record Manifest(String company, LocalDate from, LocalDate to, List<File> files) {}

    private AuditPack(Books books, LocalDate from, LocalDate to) {
        this.books = books;
        this.from = from;
        this.to = to;
    }

    /** The same books and days give the same bytes. */
    public static byte[] of(Books books, LocalDate from, LocalDate to) {
        return new AuditPack(books, from, to).zip();
    }

    private byte[] zip() {
        accounts();
        entries();
        items();
        bank();
        tests();
        var manifest =
                new Manifest(
                        books.company().id(),
                        from,
                        to,
                        files.entrySet().stream()
                                .map(each ->
                                        new File(
                                                each.getKey(),
                                                each.getValue().length,
                                                sha(each.getValue())))
                                .toList());
        files.put("manifest.json", Json.write(manifest).getBytes(StandardCharsets.UTF_8));
        var written = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(written)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toByteArray();
    }

    private void accounts() {
        var before = books.balances(from.minusDays(1));
        var after = books.balances(to);
        var rows = new ArrayList<String>();
        for (var account : books.accounts()) {
            rows.add(
                    row(
                            account.code(),
                            account.name(),
                            account.use(),
                            before.get(account.code()),
                            after.get(account.code())));
        }
        put("trial_balance.csv", "account,name,use,opening,closing", rows);
    }

    private void entries() {
        var rows = new ArrayList<String>();
        for (var entry : books.entries(from, to)) {
            for (var line : entry.lines()) {
                rows.add(
                        row(
                                entry.id(),
                                entry.journal(),
                                entry.number(),
                                entry.date(),
                                entry.recorded(),
                                entry.text(),
                                entry.source(),
                                entry.document(),
                                entry.preparedBy(),
                                entry.approvedBy(),
                                entry.status(),
                                entry.reverses(),
                                line.account(),
                                line.currency(),
                                line.amount(),
                                line.base(),
                                line.party(),
                                line.item(),
                                line.taxCode()));
            }
        }
        put(
                "journal.csv",
                "entry,journal,number,date,recorded,text,source,document,prepared_by,approved_by,status,reverses,"
                        + "account,currency,amount,base,party,item,tax_code",
                rows);
    }

    private void items() {
        var rows =
                books.items(from, to).stream()
                        .map(item ->
                                row(
                                        item.id(),
                                        item.side(),
                                        item.party(),
                                        item.number(),
                                        item.date(),
                                        item.due(),
                                        item.currency(),
                                        item.net(),
                                        item.tax(),
                                        item.gross(),
                                        item.document()))
                        .toList();
        put("items.csv", "item,side,party,number,date,due,currency,net,tax,gross,document", rows);
    }

    private void bank() {
        var matched = new LinkedHashMap<String, String>();
        books.matches()
                .forEach(match ->
                        match.bankLines()
                                .forEach(line ->
                                        matched.put(line, String.join(" ", match.entries()))));
        var rows =
                books.bankLines(from, to).stream()
                        .map(line ->
                                row(
                                        line.id(),
                                        line.bankAccount(),
                                        line.booked(),
                                        line.value(),
                                        line.currency(),
                                        line.amount(),
                                        line.counterparty(),
                                        line.counterpartyIban(),
                                        line.remittance(),
                                        matched.get(line.id())))
                        .toList();
        put(
                "bank.csv",
                "line,account,booked,value,currency,amount,counterparty,iban,remittance,entries",
                rows);
    }

    private void tests() {
        var rows =
                JournalTests.of(books, from, to, Settings.DEFAULT).stream()
                        .map(test ->
                                row(
                                        test.name(),
                                        test.words(),
                                        test.looked(),
                                        test.exceptions().size(),
                                        String.join(" ", test.exceptions())))
                        .toList();
        put("tests.csv", "test,what,looked_at,exceptions,records", rows);
    }

    private void put(String name, String head, List<String> rows) {
        var text = head + "\n" + String.join("", rows.stream().map(row -> row + "\n").toList());
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String row(@Nullable Object... cells) {
        return Arrays.stream(cells).map(AuditPack::cell).collect(Collectors.joining(","));
    }

    /** Quoted where needed; what a spreadsheet would compute is kept as text. */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        boolean number = !(value instanceof String);
        if (!number && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\n\r].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
