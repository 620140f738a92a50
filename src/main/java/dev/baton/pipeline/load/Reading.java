package dev.baton.pipeline.load;

import dev.baton.agent.Work;
import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.layout.Unreadable;
import dev.baton.pipeline.load.parse.Row;
import dev.baton.pipeline.load.parse.RowReader;
import dev.baton.pipeline.load.source.Content;
import dev.baton.pipeline.load.source.Fetched;
import dev.baton.pipeline.load.source.Fetcher;
import dev.baton.pipeline.load.table.Counts;
import dev.baton.pipeline.load.table.Job;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through fetched files one after another, loads their rows or only counts them. */
final class Reading {
    private static final int SHOWN = 5;
    private static final int SHOWN_IN_ALL = 50;
    private static final int LONGEST = 200;
    private static final int TOLD_EVERY = 5000;

    private final Depot depot;
    private final Work work;
    private final long bytes;
    private long before;
    private int shown;

    Reading(Depot depot, Work work, List<Fetched> files) {
        this.depot = depot;
        this.work = work;
        bytes =
                Math.max(
                        1,
                        files.stream()
                                .flatMap(file -> file.parts().stream())
                                .mapToLong(Fetched.Part::bytes)
                                .sum());
    }

    /** Loads files, or with {@code test} only reads them; throws when none could be read at all. */
    static LoadReport all(
            Depot depot,
            Work work,
            List<Fetched> files,
            List<Fetcher.Missing> missing,
            boolean test) {
        var reading = new Reading(depot, work, files);
        var reports = new ArrayList<FileReport>();
        for (var file : files) {
            for (var part : file.parts()) {
                reports.add(reading.one(file, part, test));
            }
        }
        if (reports.stream().allMatch(report -> report.refused() != null)) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    reports.isEmpty()
                            ? "There is nothing to load."
                            : "None of the files could be read. %s: %s."
                                    .formatted(
                                            reports.getFirst().file(),
                                            reports.getFirst().refused()),
                    "Hold the files against the layouts of their types.");
        }
        if (!test) {
            depot.changed();
        }
        return LoadReport.of(test, reports, missing);
    }

    private FileReport one(Fetched file, Fetched.Part part, boolean test) {
        var layout = depot.layouts().of(file.fileType());
        var told = new FileName.Told(part.told());
        var key = String.join("/", work.idempotencyKey(), file.hash(), layout.hash(), part.entry());
        var job =
                new Job(
                        key,
                        work.run().value(),
                        layout,
                        told,
                        file.name(),
                        part.entry(),
                        file.hash());
        try (var in = depot.fetcher().open(file, part, work.cancellation())) {
            var rows = new RowReader(layout, told, in);
            return test ? counted(job, rows, in) : loaded(job, rows, in);
        } catch (Unreadable e) {
            return report(job, Counts.NONE, e.reason(), List.of(), List.of(), null);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            Cause.INTERNAL,
                            "%s could not be read from the spool folder.".formatted(file.name()),
                            "Start again."),
                    e);
        } finally {
            before += part.bytes();
        }
    }

    private FileReport loaded(Job job, RowReader rows, Content in) throws IOException {
        var counts =
                depot.loader()
                        .load(
                                job,
                                rows,
                                in::position,
                                (soFar, position) -> told(job, soFar.read(), position),
                                work.cancellation());
        var rejects = depot.loader().rejects(job, room()).stream().map(this::shown).toList();
        return report(job, counts, null, rejects, List.of(), job.key());
    }

    private FileReport counted(Job job, RowReader rows, Content in) throws IOException {
        var changes = depot.loader().changes(job.layout());
        var rejects = new ArrayList<FileReport.Reject>();
        var room = room();
        long read = 0;
        long rejected = 0;
        for (var row = rows.next(); row != null; row = rows.next()) {
            if (read++ % TOLD_EVERY == 0) {
                work.cancellation().check();
                told(job, read, in.position());
            }
            if (row instanceof Row.Rejected each) {
                rejected++;
                if (rejects.size() < room) {
                    rejects.add(shown(each));
                }
            }
        }
        return report(job, new Counts(read, rejected, 0, 0, 0, 0), null, rejects, changes, null);
    }

    private void told(Job job, long read, long position) {
        work.progress(
                "%s: %,d records".formatted(job.file(), read),
                Math.min(1, (double) (before + position) / bytes));
    }

    /** How many rejected records of a file are told: an answer of a thousand files stays short. */
    private int room() {
        return Math.min(SHOWN, SHOWN_IN_ALL - shown);
    }

    private FileReport.Reject shown(Row.Rejected reject) {
        shown++;
        var text = reject.text();
        return new FileReport.Reject(
                reject.line(),
                reject.reason(),
                text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    private static FileReport report(
            Job job,
            Counts counts,
            @Nullable String refused,
            List<FileReport.Reject> rejects,
            List<String> changes,
            @Nullable String key) {
        Layout layout = job.layout();
        return new FileReport(
                job.file(),
                job.entry(),
                layout.fileType(),
                job.told().county(),
                layout.target().table(),
                counts,
                refused,
                rejects,
                changes,
                key);
    }

    /** Takes back what these files brought in, the last one first; false when one cannot be. */
    static boolean undone(Depot depot, List<FileReport> files) {
        var undone = true;
        for (var file : files.reversed()) {
            var key = Optional.ofNullable(file.loadKey());
            undone &=
                    key.isEmpty()
                            || depot.undo().undo(key.get(), depot.layouts().of(file.fileType()));
        }
        depot.changed();
        return undone;
    }
}
