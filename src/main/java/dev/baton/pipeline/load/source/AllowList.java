package dev.baton.pipeline.load.source;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders and URLs that files may come from; what it lets pass is safe to open as it is. */
public final class AllowList {
    private final List<Path> folders;
    private final List<UrlPrefix> urls = new ArrayList<>();
    private final List<String> bundles = new ArrayList<>();
    private final boolean localAddresses;

    /**
     * Allows these folders and beginnings of URLs, and the places of the configuration itself.
     * Throws {@link IllegalArgumentException} for what is no beginning of a URL.
     */
    public AllowList(
            List<Path> folders, List<String> prefixes, List<Place> places, boolean localAddresses) {
        this.folders = new ArrayList<>(folders);
        this.localAddresses = localAddresses;
        prefixes.forEach(prefix -> urls.add(UrlPrefix.of(prefix)));
        for (var place : places) {
            switch (place) {
                case Place.Folder(var path) -> this.folders.add(path);
                case Place.Template template -> urls.add(UrlPrefix.of(template.prefix()));
                case Place.Bundled(var path) -> bundles.add(path);
            }
        }
    }

    /** The folder without links on its way; throws forbidden or not_found. */
    Path folder(Path written) {
        var real = real(written);
        if (!Files.isDirectory(real)) {
            throw absent(written);
        }
        return real;
    }

    /** The file without links on its way; throws forbidden or not_found. */
    Path file(Path written) {
        var real = real(written);
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw absent(written);
        }
        return real;
    }

    private Path real(Path written) {
        var allowed =
                folders.stream()
                        .anyMatch(each -> below(each, written.toAbsolutePath().normalize()));
        try {
            var real = written.toRealPath();
            if (folders.stream().anyMatch(each -> below(each, real))) {
                return real;
            }
        } catch (IOException e) {
            // Whether there is such a folder is told only of those that may be looked into.
            if (allowed) {
                throw absent(written);
            }
        }
        throw ProblemException.of(
                Cause.FORBIDDEN,
                "Files may not be fetched from this folder.",
                "Ask an administrator to add it to baton.pipeline.allowed-folders.");
    }

    private static boolean below(Path folder, Path path) {
        try {
            return path.startsWith(folder.toRealPath());
        } catch (IOException _) {
            return path.startsWith(folder.toAbsolutePath().normalize());
        }
    }

    private static ProblemException absent(Path written) {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no such folder or file: %s.".formatted(written.getFileName()),
                "Check its name.");
    }

    /** Throws forbidden when the URL, or a redirect to it, is not allowed. */
    void check(URI uri) throws IOException {
        if (urls.stream().noneMatch(each -> each.covers(uri))) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "Files may not be fetched from this URL.",
                    "Ask an administrator to add its beginning to baton.pipeline.allowed-urls.");
        }
        try {
            if (!localAddresses && Addresses.local(uri.getHost())) {
                throw ProblemException.of(
                        Cause.FORBIDDEN,
                        "The URL leads to this machine or to a link-local address.",
                        "Where that is wanted, an administrator can set baton.pipeline.local-addresses.");
            }
        } catch (UnknownHostException e) {
            throw new ProblemException(
                    Problem.of(
                            Cause.SOURCE_UNREACHABLE,
                            "The host %s cannot be found.".formatted(uri.getHost()),
                            "Check its name."),
                    e);
        }
    }

    /** Throws forbidden when the configuration does not name this folder of the program. */
    void checkBundled(String path) {
        if (bundles.stream().noneMatch(each -> path.equals(each) || path.startsWith(each + "/"))
                || path.contains("..")) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "Only the configuration names folders of the program.",
                    "Name a folder or a URL.");
        }
    }
}
