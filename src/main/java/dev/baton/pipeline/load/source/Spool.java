package dev.baton.pipeline.load.source;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Fetched files by the hash of their bytes: what is read later is what was fetched. */
public final class Spool {
    private static final int CHUNK = 1 << 16;

    private final Path folder;
    private final Duration keep;
    private final Clock clock;

    public Spool(Path folder, Duration keep, Clock clock) {
        this.folder = folder;
        this.keep = keep;
        this.clock = clock;
    }

    /** Bytes that are kept here. */
    record Stored(String hash, long bytes) {}

    /** The file with these bytes, used now; empty when it is not here, or not whole. */
    Optional<Path> find(String hash, long bytes) {
        var file = folder.resolve(hash + ".data");
        try {
            if (!hash.matches("[0-9a-f]{64}") || Files.size(file) != bytes) {
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(file);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** A place for an unfinished file of that name. */
    Path unfinished(String name) throws IOException {
        prepare();
        return folder.resolve(name);
    }

    /** Keeps all bytes of a stream; throws too_large beyond {@code most}. */
    Stored keep(InputStream in, long most, Cancellation cancellation) throws IOException {
        prepare();
        var temporary = Files.createTempFile(folder, "new-", ".part");
        try {
            var digest = digest();
            try (var out = new DigestOutputStream(Files.newOutputStream(temporary), digest)) {
                var chunk = new byte[CHUNK];
                long total = 0;
                for (var count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    cancellation.check();
                    total += count;
                    refuseBeyond(total, most);
                    out.write(chunk, 0, count);
                }
            }
            return named(temporary, HexFormat.of().formatHex(digest.digest()));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Keeps a file that is whole now, which goes from where it was. */
    Stored keep(Path whole, Cancellation cancellation) throws IOException {
        var digest = digest();
        try (var in = Files.newInputStream(whole)) {
            var chunk = new byte[CHUNK];
            for (var count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                cancellation.check();
                digest.update(chunk, 0, count);
            }
        }
        return named(whole, HexFormat.of().formatHex(digest.digest()));
    }

    private Stored named(Path whole, String hash) throws IOException {
        var bytes = Files.size(whole);
        var file = folder.resolve(hash + ".data");
        Files.setLastModifiedTime(whole, FileTime.from(clock.instant()));
        Files.move(
                whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Stored(hash, bytes);
    }

    static void refuseBeyond(long bytes, long most) {
        if (bytes > most) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The file is larger than %,d bytes.".formatted(most),
                    "Where that is wanted, an administrator can raise baton.pipeline.limits.fetched-bytes.");
        }
    }

    /** Removes what was not used for long. */
    public void tidy() {
        var oldest = FileTime.from(clock.instant().minus(keep));
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (Files.isRegularFile(file)
                        && Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException _) {
            // Nothing was fetched yet, or somebody else removed it first.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
