package dev.baton.reward.export;

import dev.baton.json.Json;
import dev.baton.sql.DataSource;
import dev.baton.sql.TableName;
import dev.baton.sql.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One file on its way out: lines are written as answers are read. For one use. */
public final class Export {
    private final Wanted wanted;
    private final Reading reading;
    private final Map<String, Source> sources = new HashMap<>();
    private final Lines lines;
    private final String code;
    private final Tally tally = new Tally();
    private final Seen examples = new Seen();
    private final Seen rows = new Seen();
    private Group.@Nullable Gathering gathering;

    /** A data source and how its schema is told. */
    private record Source(DataSource database, SchemaText schema) {}

    /** Where samples come from. */
    @FunctionalInterface
    interface Reading {
        void each(Samples.Taker taker) throws IOException;
    }

    Export(Wanted wanted, Reading reading, List<DataSource> sources, int budget, String code) {
        this.wanted = wanted;
        this.reading = reading;
        this.lines = new Lines(wanted.style());
        this.code = code;
        for (var each : sources) {
            this.sources.put(each.name(), new Source(each, new SchemaText(each.schema(), budget)));
        }
    }

    /** Writes a line of JSON for each example, and says what there was. */
    public Manifest writeTo(OutputStream out) throws IOException {
        reading.each(sample -> take(sample, out));
        flush(out);
        return tally.manifest(wanted, code);
    }

    private boolean full() {
        return tally.rows() >= wanted.bounds().limit();
    }

    private boolean take(Sample sample, OutputStream out) throws IOException {
        if (!sources.containsKey(sample.source())) {
            return true;
        }
        var scrub = new Scrub();
        var hidden = scrub.text(sample.question());
        var question = wanted.scrubbed() ? hidden : sample.question();
        var normal = Normal.question(question);
        if (gathering == null || !gathering.takes(sample, normal)) {
            flush(out);
            // Scrubbed or not, a question stays in its split.
            var split = Split.of(sample.source(), Normal.question(hidden));
            gathering = new Group.Gathering(sample.source(), normal, question, split);
        }
        gathering.add(
                sample,
                told(scrub, sample.sql() == null ? "" : sample.sql()),
                sample.golds().stream().map(gold -> told(scrub, gold)).toList());
        if (wanted.scrubbed() && inSplit(gathering.split())) {
            tally.replaced(scrub.used());
        }
        return !full();
    }

    private boolean inSplit(Split split) {
        return wanted.split() == null || wanted.split() == split;
    }

    private String told(Scrub scrub, String sql) {
        return wanted.scrubbed() ? scrub.sql(sql) : sql.strip();
    }

    /** Writes what the answers to the last question make. */
    private void flush(OutputStream out) throws IOException {
        var last = gathering;
        gathering = null;
        if (last == null) {
            return;
        }
        var split = last.split();
        if (!inSplit(split)) {
            return;
        }
        var source = sources.get(last.source());
        if (source == null) {
            return;
        }
        var read = new HashSet<TableName>();
        var group = last.group(sql -> fits(source, sql, read));
        told(group, last.beyond());
        write(group, split, source.schema().of(group.question(), read), out);
    }

    private boolean fits(Source source, String sql, Set<TableName> read) {
        if (source.database().check(sql) instanceof Verdict.Allowed allowed) {
            read.addAll(allowed.tables());
            return true;
        }
        tally.leftOut(Tally.Reason.UNFIT, 1);
        return false;
    }

    private void told(Group group, int beyond) {
        tally.leftOut(Tally.Reason.BEYOND, beyond);
        for (var each : group.candidates()) {
            if (each.standing().contradictory()) {
                tally.leftOut(Tally.Reason.CONTRADICTORY, 1);
            } else if (each.standing() == Standing.OPEN) {
                tally.leftOut(Tally.Reason.UNDECIDED, 1);
            }
        }
    }

    private void write(Group group, Split split, String schema, OutputStream out)
            throws IOException {
        var bounds = wanted.bounds();
        var first = true;
        for (var example :
                Choosing.examples(wanted.format(), group, bounds.perQuestion(), bounds.least())) {
            if (full()) {
                return;
            }
            var text = Json.write(lines.of(example, group, schema)) + "\n";
            var same = Digest.of(group.source(), group.normal(), example.sameness());
            // Both: a wording told before, and two sources of which nothing tells them apart.
            if (!examples.add(same) || !rows.add(Digest.of(text))) {
                tally.leftOut(Tally.Reason.DUPLICATE, 1);
                continue;
            }
            var line = text.getBytes(StandardCharsets.UTF_8);
            out.write(line);
            tally.line(line, split, group.source(), example, first);
            first = false;
        }
    }
}
