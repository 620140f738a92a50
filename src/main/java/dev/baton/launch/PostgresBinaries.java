package dev.baton.launch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel in Baton's class path, unpacked once into its home. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder {@code bin} with initdb, pg_ctl and postgres, unpacked when it is not there. */
    static Path unpack(Path home) throws IOException {
        var archive = archive();
        var folder = home.resolve("postgres");
        var complete =
                folder.resolve(".complete-" + archive.openConnection().getContentLengthLong());
        if (!Files.exists(complete)) {
            var fresh = Files.createTempDirectory(home, "unpack");
            extract(archive, fresh);
            delete(folder);
            Files.move(fresh, folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createFile(complete);
        }
        return folder.resolve("bin");
    }

    private static URL archive() throws IOException {
        var name = name(System.getProperty("os.name"), System.getProperty("os.arch"));
        var url = PostgresBinaries.class.getClassLoader().getResource(name);
        if (url == null) {
            throw new IOException(
                    "no PostgreSQL for this machine comes with Baton (%s): set BATON_DATABASE_URL to a server of your own"
                            .formatted(name));
        }
        return url;
    }

    static String name(String system, String processor) {
        var os = system.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var arch =
                switch (processor) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> processor;
                };
        var musl = os.equals("linux") && Files.exists(Path.of("/etc/alpine-release"));
        return "postgres-" + os + "-" + arch + (musl ? "-alpine_linux" : "") + ".txz";
    }

    private static void extract(URL archive, Path folder) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, folder);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
