package dev.baton.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run PostgreSQL, which refuses to serve as root: words to put before a command. Empty for
 * ordinary people; for root a user namespace, else the user nobody.
 */
record Unprivileged(List<String> prefix, boolean asNobody) {
    private static final int NOBODY = 65534;
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

    /** Lets the user nobody own and reach the folder, when that is who serves. */
    void own(Path home) throws IOException {
        if (!asNobody) {
            return;
        }
        try (var files = Files.walk(home)) {
            for (var file : files.toList()) {
                Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
        for (var above = home.getParent(); above != null; above = above.getParent()) {
            var mode = (Integer) Files.getAttribute(above, "unix:mode");
            if ((mode & 01) == 0) {
                throw new IOException(
                        "PostgreSQL must serve as the user nobody here, who cannot enter %s: set BATON_HOME to a folder that nobody can reach, such as /var/lib/baton"
                                .formatted(above));
            }
        }
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
