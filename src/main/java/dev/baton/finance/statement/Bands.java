package dev.baton.finance.statement;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is usual in which industry, read from {@code finance/industry-bands.csv}. */
final class Bands {
    private static final List<Ratio.Band> ALL = read();

    private Bands() {}

    /** Their names, in the order of the file. */
    static List<String> industries() {
        return ALL.stream().map(Ratio.Band::industry).distinct().toList();
    }

    /** The bands of that industry; throws a problem of cause bad_request that names the known. */
    static List<Ratio.Band> asked(String industry) {
        var bands = of(industry);
        if (bands.isEmpty()) {
            throw new ProblemException(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "No bands are known for the industry “%s”.".formatted(industry),
                            "Known industries: " + String.join(", ", industries()) + "."));
        }
        return bands;
    }

    /** The bands of the industry a company says it is in; none when it is not known. */
    static List<Ratio.Band> of(String industry) {
        var wanted = industry.strip().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(band -> band.industry().equals(wanted)).toList();
    }

    static List<Ratio> placed(List<Ratio> ratios, List<Ratio.Band> bands) {
        return ratios.stream().map(ratio -> ratio.with(band(bands, ratio).orElse(null))).toList();
    }

    private static Optional<Ratio.Band> band(List<Ratio.Band> bands, Ratio ratio) {
        return bands.stream().filter(band -> band.ratio().equals(ratio.key())).findFirst();
    }

    private static List<Ratio.Band> read() {
        try (var in = Bands.class.getResourceAsStream("/finance/industry-bands.csv")) {
            if (in == null) {
                throw new IllegalStateException("finance/industry-bands.csv is missing");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(Bands::band)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ratio.Band band(String line) {
        var cells = line.split(",", 6);
        return new Ratio.Band(
                cells[0],
                cells[1],
                new BigDecimal(cells[2]),
                new BigDecimal(cells[3]),
                cells[4],
                cells[5]);
    }
}
