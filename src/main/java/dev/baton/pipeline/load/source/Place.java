package dev.baton.pipeline.load.source;

import dev.baton.pipeline.load.layout.County;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where files are looked for. */
public sealed interface Place {
    /** A folder of this machine, as it was written. */
    record Folder(Path path) implements Place {}

    /** A folder inside the program; only the configuration may name one. */
    record Bundled(String path) implements Place {}

    /** A URL, in which {@code {county}} and {@code {type}} stand for what is asked for. */
    record Template(String url) implements Place {
        private static final String COUNTY = "{county}";
        private static final String TYPE = "{type}";

        boolean each(String part) {
            return url.contains("{" + part + "}");
        }

        /** The URL for one county and type; throws bad_request when it is none. */
        URI of(String county, String type) {
            var name = URLEncoder.encode(County.inFileNames(county), StandardCharsets.UTF_8);
            return uri(url.replace(COUNTY, name).replace(TYPE, type));
        }

        /** What every URL of it begins with. */
        String prefix() {
            var fixed = url.indexOf('{') < 0 ? url : url.substring(0, url.indexOf('{'));
            var uri = uri(fixed);
            var path = uri.getRawPath() == null ? "" : uri.getRawPath();
            if (path.isEmpty()) {
                throw refused("A URL's host cannot have {county} or {type} in it.");
            }
            var end = fixed.indexOf(path, fixed.indexOf("//") + 2);
            return fixed.substring(0, end + path.lastIndexOf('/') + 1);
        }

        static URI uri(String written) {
            try {
                return URI.create(written);
            } catch (IllegalArgumentException _) {
                throw refused("The URL cannot be read.");
            }
        }
    }

    /** Reads the written form; throws bad_request when it is none of them. */
    static Place of(String written) {
        if (written.startsWith("classpath:")) {
            return new Bundled(written.substring("classpath:".length()));
        }
        if (written.regionMatches(true, 0, "http://", 0, 7)
                || written.regionMatches(true, 0, "https://", 0, 8)) {
            return new Template(written);
        }
        if (written.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            throw refused("Files are fetched from folders and by http and https only.");
        }
        try {
            return new Folder(Path.of(written));
        } catch (InvalidPathException _) {
            throw refused("The folder's name cannot be read.");
        }
    }

    private static ProblemException refused(String text) {
        return ProblemException.of(
                Cause.BAD_REQUEST,
                text,
                "Name a folder, or a URL such as https://host/files/{type}_{county}.zip.");
    }
}
