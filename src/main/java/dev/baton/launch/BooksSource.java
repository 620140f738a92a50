package dev.baton.launch;

import dev.baton.launch.SampleDatabases.Source;

/** The views of the books as a source: its role sees nothing else of Baton's own database. */
final class BooksSource {
    private static final String NAME = "books";
    private static final String SCHEMA = "books_ask";
    private static final String SEMANTICS = "classpath:schema-samples/books/semantics.yaml";

    private BooksSource() {}

    static Source of(Database reader) {
        return new Source(NAME, reader, SCHEMA, SEMANTICS);
    }
}
