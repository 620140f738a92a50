package dev.baton.pipeline.load;

import dev.baton.plan.Shape;

/** What the agents of a pipeline take and give, as plans are checked against it. */
final class Shapes {
    private static final Shape COUNTS =
            fields("read", "rejected", "inserted", "updated", "unchanged", "repeated");

    /** What is asked for. */
    static final Shape.Fields REQUEST =
            Shape.fields()
                    .maybe("counties", Shape.items(Shape.TEXT))
                    .maybe("file_types", Shape.items(Shape.TEXT))
                    .maybe("sources", Shape.items(Shape.TEXT))
                    .maybe("request", Shape.TEXT);

    private static final Shape MISSING =
            Shape.items(Shape.fields().with("county", Shape.TEXT).with("file_type", Shape.TEXT));

    /** What was fetched. */
    static final Shape.Fields FETCHING =
            Shape.fields()
                    .with("files_downloaded", Shape.NUMBER)
                    .with("files", Shape.items(Shape.Fields.OPEN))
                    .with("missing", MISSING);

    /** What is to be read or loaded: the evidence of fetching. */
    static final Shape.Fields FILES =
            Shape.fields().with("files", Shape.items(Shape.Fields.OPEN)).maybe("missing", MISSING);

    /** What became of it. */
    static final Shape.Fields REPORT =
            Shape.fields()
                    .with("test", Shape.FLAG)
                    .with("records_processed", Shape.NUMBER)
                    .with("records_uploaded", Shape.NUMBER)
                    .with("records_rejected", Shape.NUMBER)
                    .with("records_inserted", Shape.NUMBER)
                    .with("records_updated", Shape.NUMBER)
                    .with("records_unchanged", Shape.NUMBER)
                    .with("records_repeated", Shape.NUMBER)
                    .with("confidence", Shape.NUMBER)
                    .with("text", Shape.TEXT)
                    .with(
                            "files",
                            Shape.items(
                                    Shape.fields()
                                            .with("file", Shape.TEXT)
                                            .with("entry", Shape.TEXT)
                                            .with("file_type", Shape.TEXT)
                                            .maybe("county", Shape.TEXT)
                                            .with("table", Shape.TEXT)
                                            .with("counts", COUNTS)
                                            .maybe("refused", Shape.TEXT)
                                            .with("rejects", Shape.items(Shape.Fields.OPEN))
                                            .with("changes", Shape.items(Shape.TEXT))
                                            .maybe("load_key", Shape.TEXT)));

    private Shapes() {}

    private static Shape.Fields fields(String... names) {
        var fields = Shape.fields();
        for (var name : names) {
            fields = fields.with(name, Shape.NUMBER);
        }
        return fields;
    }
}
