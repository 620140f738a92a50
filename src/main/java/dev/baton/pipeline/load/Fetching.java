package dev.baton.pipeline.load;

import dev.baton.pipeline.load.source.Fetched;
import dev.baton.pipeline.load.source.Fetcher;
import java.util.List;

/** What fetching proves. */
record Fetching(int filesDownloaded, List<Fetched> files, List<Fetcher.Missing> missing) {
    static Fetching of(Fetcher.Result result) {
        return new Fetching(result.files().size(), result.files(), result.missing());
    }

    String digest() {
        var bytes = files.stream().mapToLong(Fetched::bytes).sum();
        var absent =
                missing.isEmpty()
                        ? ""
                        : "; missing: "
                                + String.join(", ", missing.stream().map(Fetching::said).toList());
        return "%s, %,d bytes%s".formatted(files(files.size()), bytes, absent);
    }

    static String files(int count) {
        return count == 1 ? "1 file" : "%,d files".formatted(count);
    }

    static String said(Fetcher.Missing missing) {
        return missing.county().isEmpty()
                ? missing.fileType()
                : missing.fileType() + " of " + missing.county();
    }
}
