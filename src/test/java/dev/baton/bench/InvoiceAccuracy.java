package dev.baton.bench;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Iban;
import dev.baton.finance.invoice.Ours;
import dev.baton.finance.invoice.Reading.Method;
import dev.baton.finance.invoice.read.InvoiceReader;
import dev.baton.finance.invoice.scan.Scanner;
import dev.baton.finance.invoice.scan.Tesseract;
import dev.baton.finance.sample.Sample;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.finance.sample.Truths;
import dev.baton.json.Json;
import dev.baton.plan.Cancellation;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many header fields of generated invoices are read right, by how they were read: XML, text,
 * scan. Arguments: first seed, last seed, and {@code noscan} to leave scans out.
 */
public final class InvoiceAccuracy {
    /** Fields that were right, wrong, and not read, of one way of reading. */
    public static final class Score {
        private final Map<String, int[]> fields = new TreeMap<>();
        private int documents;

        void count(String field, boolean right, boolean read) {
            var counts = fields.computeIfAbsent(field, _ -> new int[3]);
            counts[right ? 0 : read ? 1 : 2]++;
        }

        /** From 0 to 1, over all fields. */
        public double share() {
            int right = fields.values().stream().mapToInt(each -> each[0]).sum();
            int all = fields.values().stream().flatMapToInt(IntStream::of).sum();
            return all == 0 ? 1 : (double) right / all;
        }

        public int documents() {
            return documents;
        }

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("documents", documents);
            json.put("share_right", Math.round(share() * 10_000) / 10_000.0);
            fields.forEach((field, counts) ->
                    json.put(
                            field,
                            Map.of("right", counts[0], "wrong", counts[1], "absent", counts[2])));
            return json;
        }
    }

    private final Map<Method, Score> scores = new EnumMap<>(Method.class);
    private final InvoiceReader reader =
            new InvoiceReader(new Scanner(new Tesseract("tesseract", Duration.ofMinutes(3))));
    private final boolean scans;

    private InvoiceAccuracy(boolean scans) {
        this.scans = scans;
    }

    public static void main(String[] arguments) {
        int first = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 101;
        int last = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 120;
        boolean scans = !List.of(arguments).contains("noscan");
        var json = new LinkedHashMap<String, Object>();
        json.put("seeds", first + "-" + last);
        of(first, last, scans).forEach((method, score) -> json.put(method.code(), score.json()));
        System.out.println(Json.write(json));
    }

    /** The scores over all invoices of these seeds. */
    public static Map<Method, Score> of(int first, int last, boolean scans) {
        var accuracy = new InvoiceAccuracy(scans);
        for (int seed = first; seed <= last; seed++) {
            var sample = SampleCompany.generate(seed, 1);
            var ours = new Ours(List.of(sample.ledger().company().name()), List.of());
            for (var file : sample.invoices()) {
                accuracy.score(seed, file, sample.truths().invoices().get(file.name()), ours);
            }
        }
        return accuracy.scores;
    }

    private void score(int seed, Sample.File file, Truths.Header truth, Ours ours) {
        // Without scans a command that does not exist refuses them quickly.
        var reads =
                scans
                        ? reader
                        : new InvoiceReader(new Scanner(new Tesseract("/nowhere", Duration.ZERO)));
        try {
            var reading = reads.read(file.content(), ours, new Cancellation());
            var score = scores.computeIfAbsent(reading.method(), _ -> new Score());
            score.documents++;
            wanted(truth)
                    .forEach((field, wanted) -> {
                        var said = reading.invoice().text(field).orElse(null);
                        boolean right = same(field, said, wanted);
                        score.count(field.code(), right, said != null);
                        if (!right && Boolean.getBoolean("misses")) {
                            System.err.println(
                                    "%d %s %s %s: %s, read %s"
                                            .formatted(
                                                    seed,
                                                    file.name(),
                                                    reading.method(),
                                                    field,
                                                    wanted,
                                                    said));
                        }
                    });
        } catch (ProblemException e) {
            if (scans) {
                throw e;
            }
        }
    }

    private static Map<Field, String> wanted(Truths.Header truth) {
        var wanted = new EnumMap<Field, String>(Field.class);
        wanted.put(Field.SELLER, truth.seller());
        wanted.put(Field.NUMBER, truth.number());
        wanted.put(Field.DATE, truth.date().toString());
        wanted.put(Field.DUE, truth.due().toString());
        wanted.put(Field.CURRENCY, truth.currency());
        wanted.put(Field.NET, truth.net().toPlainString());
        wanted.put(Field.TAX, truth.tax().toPlainString());
        wanted.put(Field.GROSS, truth.gross().toPlainString());
        return wanted;
    }

    private static boolean same(Field field, @Nullable String said, String wanted) {
        return said != null
                && switch (field) {
                    case NET, TAX, GROSS ->
                            new BigDecimal(said).compareTo(new BigDecimal(wanted)) == 0;
                    case SELLER_IBAN -> Iban.compact(said).equals(Iban.compact(wanted));
                    default -> said.equals(wanted);
                };
    }
}
