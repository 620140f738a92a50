package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Target;
import java.util.ArrayList;
import java.util.List;

/** Tells in plain sentences how a question was read. */
final class Explained {
    private Explained() {}

    static List<String> reasoning(Candidate candidate) {
        var reading = candidate.reading();
        var said = new ArrayList<String>();
        for (int i = 0; i < reading.meanings.size(); i++) {
            said.add(
                    "“"
                            + reading.words(i)
                            + "” means "
                            + Meanings.describe(reading.target(i))
                            + ".");
        }
        return said;
    }

    static List<String> assumptions(Candidate candidate) {
        var said = new ArrayList<String>();
        for (var point : candidate.reading().choices.points()) {
            if (point.worse() < 0.3) {
                said.add(
                        "Of "
                                + point.chosen()
                                + " and "
                                + point.other()
                                + ", the first is taken for "
                                + point.about()
                                + ".");
            }
        }
        said.addAll(candidate.reading().slots.notes);
        return said;
    }

    static boolean table(Target target) {
        return target instanceof Target.OfTable;
    }
}
