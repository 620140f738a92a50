package dev.baton.reward.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A question in all its wordings, of which the first is told, with each query for it once and the
 * queries that are known to be right.
 */
record Group(
        String source,
        String normal,
        String question,
        List<Candidate> candidates,
        List<String> golds) {
    Group {
        candidates = List.copyOf(candidates);
        golds = List.copyOf(golds);
    }

    /** Brings samples of one question together. */
    static final class Gathering {
        /** A question has no more different queries than that. */
        static final int MOST = 500;

        private final String source;
        private final String normal;
        private final String question;
        private final Split split;
        private final Map<String, Candidate> candidates = new LinkedHashMap<>();
        private final Map<String, Gold> golds = new LinkedHashMap<>();
        private int beyond;

        /** A right query as it is told and as it was written. */
        private record Gold(String told, String written) {}

        Gathering(String source, String normal, String question, Split split) {
            this.source = source;
            this.normal = normal;
            this.question = question;
            this.split = split;
        }

        boolean takes(Sample sample, String wording) {
            return source.equals(sample.source()) && normal.equals(wording);
        }

        /** Adds one whose query is told as that, and whose right queries are told as those. */
        void add(Sample sample, String told, List<String> toldGolds) {
            for (int i = 0; i < toldGolds.size(); i++) {
                gold(toldGolds.get(i), sample.golds().get(i));
            }
            var sql = sample.sql();
            if (sql == null || sql.isBlank()) {
                return;
            }
            var key = Normal.sql(told);
            if (candidates.size() >= MOST && !candidates.containsKey(key)) {
                beyond++;
                return;
            }
            candidates.merge(key, Candidate.of(sample, told, sql), Candidate::and);
        }

        private void gold(String told, String written) {
            if (golds.size() < MOST && !told.isBlank()) {
                golds.putIfAbsent(Normal.sql(told), new Gold(told, written));
            }
        }

        String source() {
            return source;
        }

        Split split() {
            return split;
        }

        /** How many answers were too many. */
        int beyond() {
            return beyond;
        }

        /**
         * The question; right queries that do not fit the data source as it is now are left out.
         */
        Group group(Predicate<String> fits) {
            var fitting =
                    candidates.values().stream()
                            .filter(each -> !each.standing().good() || fits.test(each.written()))
                            .toList();
            var right = new LinkedHashMap<String, String>();
            golds.forEach((key, gold) -> {
                if (fits.test(gold.written())) {
                    right.put(key, gold.told());
                }
            });
            fitting.stream()
                    .filter(each -> each.standing() == Standing.CONFIRMED)
                    .forEach(each -> right.putIfAbsent(Normal.sql(each.sql()), each.sql()));
            return new Group(source, normal, question, fitting, List.copyOf(right.values()));
        }
    }
}
