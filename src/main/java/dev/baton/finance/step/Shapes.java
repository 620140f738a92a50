package dev.baton.finance.step;

import dev.baton.plan.Shape;

/** What every agent of finance takes and gives; each adds fields of its own. */
public final class Shapes {
    public static final Shape.Fields INPUT =
            Shape.Fields.OPEN.maybe("company", Shape.TEXT).maybe("as_of", Shape.TEXT);

    public static final Shape.Fields OUTPUT =
            Shape.Fields.OPEN
                    .with("text", Shape.TEXT)
                    .with("confidence", Shape.NUMBER)
                    .with("quality", Shape.ANY)
                    .with("facts", Shape.items(Shape.ANY))
                    .with("columns", Shape.items(Shape.ANY))
                    .with("rows", Shape.items(Shape.items(Shape.ANY)))
                    .with("row_count", Shape.NUMBER);

    private Shapes() {}
}
