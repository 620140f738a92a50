package dev.baton.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How to run PostgreSQL, which refuses to serve as root: words to put before a command. Empty for
 * ordinary people; for root a user namespace, else the user nobody.
 */
record Unprivileged(List<String> prefix, boolean asNobody) {
    private static final int NOBODY = 65534;
    private static final Path ELSEWHERE = Path.of("/var/lib/baton");
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> SWITCH =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    static Unprivileged choose() throws IOException {
        if (!isRoot()) {
            return new Unprivileged(List.of(), false);
        }
        if (works(NAMESPACE)) {
            return new Unprivileged(NAMESPACE, false);
        }
        if (works(SWITCH)) {
            return new Unprivileged(SWITCH, true);
        }
        throw new IOException(
                "PostgreSQL does not run as root and neither unshare -U nor setpriv works here: start Baton as another user or set BATON_DATABASE_URL");
    }

    /**
     * The folder to serve from: that one, unless the user nobody must serve and cannot enter it.
     * Then it becomes a link to one below /var/lib/baton.
     */
    Path seat(Path home) throws IOException {
        var above = home.getParent();
        if (asNobody && above != null && !Files.exists(home) && !enterable(above)) {
            var name = UUID.nameUUIDFromBytes(home.toString().getBytes(StandardCharsets.UTF_8));
            Files.createDirectories(above);
            Files.createSymbolicLink(
                    home, Files.createDirectories(ELSEWHERE.resolve(name.toString())));
        }
        return Files.isDirectory(home)
                ? home.toRealPath()
                : Files.createDirectories(home).toRealPath();
    }

    /** Lets the user nobody own the folder, when that is who serves. */
    void own(Path home) throws IOException {
        if (asNobody) {
            try (var files = Files.walk(home)) {
                for (var file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static boolean enterable(Path folder) throws IOException {
        for (@Nullable Path each = folder; each != null; each = each.getParent()) {
            if (Files.exists(each) && ((Integer) Files.getAttribute(each, "unix:mode") & 01) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRoot() throws IOException {
        return Files.getFileStore(Path.of("/")).supportsFileAttributeView("unix")
                && Files.exists(Path.of("/proc/self"))
                && (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
