package dev.baton.pipeline.entity.match;

import java.util.List;

/** How right a matching is, by pairs of records said to be one company. */
record Figures(long right, long wrong, long missed, long doubtedTrue, long doubtedFalse) {
    static Figures of(Registers registers, Matching matching) {
        long right = 0;
        long wrong = 0;
        for (var company : matching.companies()) {
            for (int i = 0; i < company.size(); i++) {
                for (int j = i + 1; j < company.size(); j++) {
                    if (registers.same(company.get(i), company.get(j))) {
                        right++;
                    } else {
                        wrong++;
                    }
                }
            }
        }
        List<Doubt> doubts = matching.doubts();
        long doubtedTrue =
                doubts.stream()
                        .filter(doubt -> registers.same(doubt.pair().left(), doubt.pair().right()))
                        .count();
        return new Figures(
                right,
                wrong,
                registers.truePairs() - right,
                doubtedTrue,
                doubts.size() - doubtedTrue);
    }

    double precision() {
        return (double) right / (right + wrong);
    }

    double recall() {
        return (double) right / (right + missed);
    }

    /** The recall when a person answers every question rightly. */
    double recallWithReview() {
        return (double) (right + doubtedTrue) / (right + missed);
    }

    @Override
    public String toString() {
        return "precision %.4f, recall %.4f, with review %.4f (%d right, %d wrong, %d missed; asked about %d true and %d false pairs)"
                .formatted(
                        precision(),
                        recall(),
                        recallWithReview(),
                        right,
                        wrong,
                        missed,
                        doubtedTrue,
                        doubtedFalse);
    }
}
