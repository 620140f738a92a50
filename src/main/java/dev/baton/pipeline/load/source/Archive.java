package dev.baton.pipeline.load.source;

import dev.baton.pipeline.load.layout.FileName;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What is inside a fetched file: plain, packed by gzip, or entries of a zip file. The file's first
 * bytes say which, not its name; what it declares of its size is not believed.
 */
final class Archive {
    /** A small file may be packed as tightly as it likes. */
    private static final long HARMLESS = 16 << 20;

    private final Path file;
    private final long most;
    private final int entries;
    private long total;

    private enum Kind {
        PLAIN,
        GZIP,
        ZIP
    }

    Archive(Path file, Limits limits) throws IOException {
        this.file = file;
        this.entries = limits.entries();
        most =
                Math.min(
                        limits.unpackedBytes(),
                        Math.max(HARMLESS, Files.size(file) * limits.ratio()));
    }

    /**
     * The parts that have rows of the found file's type, each read to its end once: nothing of a
     * file that is broken or unpacks beyond all bounds is ever loaded.
     */
    List<Fetched.Part> parts(Found found, Cancellation cancellation) throws IOException {
        try {
            return switch (kind()) {
                case PLAIN -> List.of(whole(found, Files.size(file)));
                case GZIP -> {
                    try (var in = open("")) {
                        yield List.of(whole(found, length(in, cancellation)));
                    }
                }
                case ZIP -> entries(found, cancellation);
            };
        } catch (ZipException | EOFException e) {
            throw new ProblemException(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "The file %s is packed but broken.".formatted(found.name()),
                            "Have it made again."),
                    e);
        }
    }

    private static Fetched.Part whole(Found found, long bytes) {
        return new Fetched.Part("", found.told().parts(), bytes);
    }

    private List<Fetched.Part> entries(Found found, Cancellation cancellation) throws IOException {
        ZipDirectory.check(file, entries);
        var parts = new ArrayList<Fetched.Part>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : rowsOf(found, zip)) {
                // Not checked by ZipFile itself.
                var sum = new CRC32();
                try (var in =
                        content(new CheckedInputStream(zip.getInputStream(entry), sum), () -> {})) {
                    var bytes = length(in, cancellation);
                    if (sum.getValue() != entry.getCrc()) {
                        throw new ZipException("wrong checksum");
                    }
                    parts.add(new Fetched.Part(entry.getName(), told(found, entry), bytes));
                }
            }
        }
        return parts;
    }

    /** The entries called like files of the type; a single entry may be called anything. */
    private static List<? extends ZipEntry> rowsOf(Found found, ZipFile zip) {
        var files = zip.stream().filter(entry -> !entry.isDirectory() && !hidden(entry)).toList();
        var fitting =
                files.stream()
                        .filter(entry -> found.layout().told(base(entry)).isPresent())
                        .toList();
        if (!fitting.isEmpty()) {
            return fitting;
        }
        if (files.size() == 1) {
            return files;
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST,
                "None of the %d entries of %s is called like a file of type %s."
                        .formatted(files.size(), found.name(), found.layout().fileType()),
                "Expected is: "
                        + String.join(
                                ", ",
                                found.layout().files().stream().map(FileName::written).toList())
                        + ".");
    }

    private static boolean hidden(ZipEntry entry) {
        return entry.getName().startsWith("__MACOSX/") || base(entry).startsWith(".");
    }

    private static String base(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    private static java.util.Map<String, String> told(Found found, ZipEntry entry) {
        var outer = found.told().parts();
        return found.layout()
                .told(base(entry))
                .map(inner -> new FileName.Told(outer).with(inner.parts()).parts())
                .orElse(outer);
    }

    private static long length(Content in, Cancellation cancellation) throws IOException {
        var chunk = new byte[1 << 16];
        while (in.read(chunk, 0, chunk.length) >= 0) {
            cancellation.check();
        }
        return in.position();
    }

    /** One part's bytes, unpacked. */
    Content open(String entry) throws IOException {
        return switch (kind()) {
            case PLAIN -> content(Files.newInputStream(file), () -> {});
            case GZIP -> {
                var packed = Files.newInputStream(file);
                try {
                    yield content(new GZIPInputStream(packed, 1 << 16), packed);
                } catch (IOException e) {
                    packed.close();
                    throw e;
                }
            }
            case ZIP -> entry(entry);
        };
    }

    private Content entry(String name) throws IOException {
        ZipDirectory.check(file, entries);
        var zip = new ZipFile(file.toFile());
        var entry = zip.getEntry(name);
        if (entry == null) {
            zip.close();
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "The zip file has no entry of that name any more.",
                    "Fetch it again.");
        }
        return content(zip.getInputStream(entry), zip);
    }

    private Content content(InputStream in, Closeable source) {
        return new Content(in, this::count, source);
    }

    private void count(int more) {
        total += more;
        if (total > most) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The file unpacks to more than %,d bytes.".formatted(most),
                    "Where that is wanted, an administrator can raise baton.pipeline.limits.");
        }
    }

    private Kind kind() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(4);
            if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
                return Kind.GZIP;
            }
            // An empty zip file begins with its end.
            var zip = start.length == 4 && start[0] == 'P' && start[1] == 'K';
            return zip && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6)
                    ? Kind.ZIP
                    : Kind.PLAIN;
        }
    }
}
