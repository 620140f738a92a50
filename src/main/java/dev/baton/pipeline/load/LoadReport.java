package dev.baton.pipeline.load;

import dev.baton.pipeline.load.source.Fetcher;
import dev.baton.pipeline.load.table.Counts;
import java.util.List;
import java.util.stream.Collectors;

/** What reading or loading all files proves. */
record LoadReport(
        boolean test,
        long recordsProcessed,
        long recordsUploaded,
        long recordsRejected,
        long recordsInserted,
        long recordsUpdated,
        long recordsUnchanged,
        long recordsRepeated,
        double confidence,
        String text,
        List<FileReport> files) {

    /** {@code test} when nothing was loaded. */
    static LoadReport of(boolean test, List<FileReport> files, List<Fetcher.Missing> missing) {
        var all = files.stream().map(FileReport::counts).reduce(Counts.NONE, Counts::plus);
        return new LoadReport(
                test,
                all.read(),
                test ? 0 : all.accepted(),
                all.rejected(),
                all.inserted(),
                all.updated(),
                all.unchanged(),
                all.repeated(),
                confidence(all, files, missing),
                text(test, all, files, missing),
                List.copyOf(files));
    }

    /** The share of files that were there and readable, times the share of records accepted. */
    private static double confidence(
            Counts all, List<FileReport> files, List<Fetcher.Missing> missing) {
        var readable = files.stream().filter(file -> file.refused() == null).count();
        var asked = files.size() + missing.size();
        if (asked == 0 || all.read() == 0) {
            return 0;
        }
        return (double) readable / asked * all.accepted() / all.read();
    }

    private static String text(
            boolean test, Counts all, List<FileReport> files, List<Fetcher.Missing> missing) {
        var sentences = new StringBuilder();
        var tables =
                files.stream()
                        .map(FileReport::table)
                        .distinct()
                        .collect(Collectors.joining(" and "));
        var from = Fetching.files((int) files.stream().map(FileReport::file).distinct().count());
        sentences.append(
                test
                        ? "A test: %,d of %,d records from %s would be loaded into %s. Nothing was changed."
                                .formatted(all.accepted(), all.read(), from, tables)
                        : "%,d of %,d records from %s are in %s: %,d new, %,d changed, %,d as they were%s."
                                .formatted(
                                        all.accepted(),
                                        all.read(),
                                        from,
                                        tables,
                                        all.inserted(),
                                        all.updated(),
                                        all.unchanged(),
                                        all.repeated() == 0
                                                ? ""
                                                : ", %,d replaced by a later record of the same key"
                                                        .formatted(all.repeated())));
        if (all.rejected() > 0) {
            sentences.append(" %,d were rejected.".formatted(all.rejected()));
        }
        for (var file : files) {
            if (file.refused() != null) {
                sentences.append(
                        " %s could not be read: %s.".formatted(file.file(), file.refused()));
            }
        }
        if (!missing.isEmpty()) {
            sentences.append(
                    " No file was found for %s."
                            .formatted(
                                    missing.stream()
                                            .map(Fetching::said)
                                            .collect(Collectors.joining(", "))));
        }
        return sentences.toString();
    }
}
