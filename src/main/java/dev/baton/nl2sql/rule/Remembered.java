package dev.baton.nl2sql.rule;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.nl2sql.Draft;
import dev.baton.nl2sql.learn.Known;
import dev.baton.nl2sql.learn.Lesson;
import dev.baton.nl2sql.learn.Lookup;
import dev.baton.nl2sql.link.Lexicon;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.nl2sql.link.Stem;
import dev.baton.plan.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers a question by what was confirmed of one that asks the same. */
final class Remembered {
    private static final double READ_ALIKE = 0.92;

    /** Rows that are not there make a reuse doubtful, but for the very same question. */
    private static final double NOTHING_FOUND = 0.85;

    /** A confirmed question is read once while its tables stay as they are. */
    private static final Cache<Known, Optional<Read>> READ =
            Caffeine.newBuilder().weakKeys().maximumSize(5_000).build();

    private final Lookup lookup;
    private final SchemaIndex index;
    private final Checks checks;

    /** What the engine makes of a question, and the words it cannot explain. */
    private record Read(String sql, Set<String> words) {}

    Remembered(Lookup lookup, SchemaIndex index, Checks checks) {
        this.lookup = lookup;
        this.index = index;
        this.checks = checks;
    }

    /** Of the same question, or one that differs in slots alone. */
    Optional<Draft.Query> same(String question) {
        return lookup.same().flatMap(lesson -> draft(question, lesson));
    }

    /** Of a question that is read alike, or names and wants the same. */
    Optional<Draft.Query> alike(String question, List<Candidate> candidates) {
        var lesson =
                candidates.isEmpty() ? Optional.<Lesson>empty() : readAlike(candidates.getFirst());
        return lesson.or(lookup::ofGist).flatMap(found -> draft(question, found));
    }

    /**
     * A confirmed question that comes to the same query as this one, whichever that is: what a
     * person said of it holds for this one, too.
     */
    private Optional<Lesson> readAlike(Candidate own) {
        for (var known : lookup.near()) {
            if (!lookup.wantsLike(known)) {
                continue;
            }
            var theirs = READ.get(known, this::read);
            if (theirs.isPresent() && alike(own, theirs.get(), known)) {
                var lesson = lookup.lesson(known, READ_ALIKE);
                if (lesson.isPresent()) {
                    return lesson;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Read> read(Known known) {
        return new Candidates(index, known.linking())
                .all().stream().findFirst().map(best -> new Read(best.sql(), words(best)));
    }

    private boolean alike(Candidate own, Read theirs, Known known) {
        return words(own).equals(theirs.words())
                && lookup.refilled(known, theirs.sql()).filter(own.sql()::equals).isPresent();
    }

    /** What the reading left unexplained: there the questions may differ. */
    private static Set<String> words(Candidate candidate) {
        return candidate.unexplained().stream()
                .map(word -> Lexicon.meaning(Stem.of(word.toLowerCase(Locale.ROOT))))
                .collect(Collectors.toSet());
    }

    private Optional<Draft.Query> draft(String question, Lesson lesson) {
        var outcome = checks.check(lesson.sql());
        double sure =
                switch (outcome) {
                    case ROWS, UNCHECKED -> lesson.sure();
                    case EMPTY, NOTHING ->
                            lesson.changed() ? lesson.sure() * NOTHING_FOUND : lesson.sure();
                    case REFUSED -> 0;
                };
        if (sure == 0) {
            return Optional.empty();
        }
        var reasoning = new ArrayList<String>();
        var teacher = lesson.pair().teacher();
        reasoning.add(
                "%s confirmed the query for “%s”%s."
                        .formatted(
                                teacher.name(),
                                lesson.pair().question(),
                                lesson.changed() ? "; here with what this question says" : ""));
        return Optional.of(
                new Draft.Query(
                        question,
                        lesson.sql(),
                        reasoning,
                        List.of(),
                        new Confidence(sure),
                        List.of(new Draft.Signal("confirmed", lesson.sure()))));
    }
}
