package dev.baton.docs;

import java.io.IOException;
import java.nio.file.Files;

/** {@code make docs}: writes the tables of the documents again. */
public final class WriteDocs {
    private WriteDocs() {}

    public static void main(String... words) throws IOException {
        for (var part : Written.all()) {
            Files.writeString(part.file(), part.document());
            System.out.println(part.file() + ": " + part.mark());
        }
    }
}
