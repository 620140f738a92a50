package dev.baton.launch;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A sample database that comes with Baton: the scripts that make it. */
record Sample(String name, String schema, String data) {
    private static final String FOLDER = "schema-samples";

    /** Every folder of {@code schema-samples} with a schema.sql, by name. */
    static List<Sample> all() throws IOException {
        var readme = Sample.class.getClassLoader().getResource(FOLDER + "/README.md");
        return readme == null ? List.of() : in(readme);
    }

    private static List<Sample> in(URL readme) throws IOException {
        var uri = URI.create(readme.toString());
        if (!"jar".equals(readme.getProtocol())) {
            return in(Path.of(uri).resolveSibling(""));
        }
        var jar = uri.getSchemeSpecificPart();
        try (var files =
                FileSystems.newFileSystem(
                        Path.of(URI.create(jar.substring(0, jar.indexOf("!/")))))) {
            return in(files.getPath(FOLDER));
        }
    }

    static List<Sample> in(Path folder) throws IOException {
        try (var folders = Files.list(folder)) {
            var samples = new ArrayList<Sample>();
            for (var each : folders.sorted().toList()) {
                if (Files.exists(each.resolve("schema.sql"))) {
                    samples.add(
                            new Sample(
                                    each.getFileName().toString().replace("/", ""),
                                    Files.readString(each.resolve("schema.sql")),
                                    Files.readString(each.resolve("data.sql"))));
                }
            }
            return samples;
        }
    }

    String database() {
        return "sample_" + name;
    }

    /** Where its semantics are in the class path. */
    String semantics() {
        return "classpath:" + FOLDER + "/" + name + "/semantics.yaml";
    }

    /** Changes when a script does. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(schema.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
