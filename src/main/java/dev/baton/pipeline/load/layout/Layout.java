package dev.baton.pipeline.load.layout;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A declared file type. {@code hash} changes when the declaration does: rows read by another one
 * are other rows.
 */
public record Layout(
        String fileType,
        String title,
        List<FileName> files,
        Form form,
        Writing writing,
        List<Column> columns,
        Target target,
        String hash) {
    public Layout {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
    }

    /** How text is encoded and which words mean that there is no value. */
    public record Writing(Charset encoding, Set<String> nullWords) {
        public Writing {
            nullWords = Set.copyOf(nullWords);
        }
    }

    /** The table that rows go to; two rows with the same key are the same thing. */
    public record Target(String table, List<String> key) {
        public Target {
            key = List.copyOf(key);
        }
    }

    /** What a file's name says of it; empty when it is not a file of this type. */
    public Optional<FileName.Told> told(String name) {
        return files.stream().flatMap(pattern -> pattern.told(name).stream()).findFirst();
    }
}
