package dev.baton.nl2sql.learn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.memory.Pair;
import dev.baton.memory.PairIndex;
import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.Linking;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.sql.DataSource;
import dev.baton.sql.TableName;
import dev.baton.sql.Verdict;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks one question up among what was confirmed of its data source. */
public final class Lookup {
    private static final double EXACT = 0.98;
    private static final double SHAPE = 0.95;
    private static final double GIST = 0.88;
    private static final int MOST = 12;

    /** Less like than that is another question. */
    private static final double LIKE = 0.25;

    private static final Cache<Key, Known> READ =
            Caffeine.newBuilder().maximumSize(5_000).expireAfterAccess(Duration.ofHours(1)).build();

    private final Experience experience;
    private final DataSource source;
    private final SchemaIndex schema;
    private final PairIndex index;
    private final Predicate<Pair> serves;
    private final String question;
    private final Known asked;

    /** A pair means the same while the schema stays the same one. */
    private record Key(Pair pair, SchemaIndex schema) {}

    private Lookup(
            Experience experience,
            DataSource source,
            SchemaIndex schema,
            Predicate<Pair> serves,
            String question,
            Known asked) {
        this.experience = experience;
        this.source = source;
        this.schema = schema;
        this.index = experience.of(source.name());
        this.serves = serves;
        this.question = question;
        this.asked = asked;
    }

    /** The lookup of a question that stands alone and was linked. */
    public static Lookup of(
            Experience experience,
            DataSource source,
            Asked asked,
            Predicate<Pair> serves,
            String question,
            Linking linking) {
        var pair =
                new Pair(
                        "",
                        source.name(),
                        Pair.Kind.LIKED,
                        question,
                        "",
                        "",
                        new Pair.Teacher("", false, false, null, java.time.Instant.EPOCH),
                        null);
        return new Lookup(
                experience,
                source,
                SchemaIndex.of(asked.schema()),
                serves,
                question,
                new Known(pair, linking));
    }

    /** The query of this very question, or of one of the same shape with its slots filled anew. */
    public Optional<Lesson> same() {
        if (index.size() == 0) {
            return Optional.empty();
        }
        var own = standing(question).map(this::read).flatMap(known -> lesson(known, EXACT));
        return own.or(() ->
                near().stream()
                        .filter(known -> known.masked().shape().equals(asked.masked().shape()))
                        .flatMap(known -> lesson(known, SHAPE).stream())
                        .findFirst());
    }

    /** The query of a question that names and wants the same in other words. */
    public Optional<Lesson> ofGist() {
        for (var known : near()) {
            var tables = tables(known.pair());
            double agreement = asked.gist().agreement(known.gist(), tables);
            if (agreement > 0) {
                var lesson = lesson(known, GIST * agreement);
                if (lesson.isPresent()) {
                    return lesson;
                }
            }
        }
        return Optional.empty();
    }

    /** The pair's query for this question, when its slots can be paired and filled for certain. */
    public Optional<Lesson> lesson(Known known, double sure) {
        return refilled(known, known.pair().sql())
                .map(sql -> new Lesson(known.pair(), sql, sure, !sql.equals(known.pair().sql())))
                .filter(lesson -> fits(lesson, known.pair()));
    }

    /** Whether both want the same done, with as many slots of each kind. */
    public boolean wantsLike(Known known) {
        return asked.gist().wantsLike(known.gist());
    }

    /** A query of the known question as it would be for this one. */
    public Optional<String> refilled(Known known, String sql) {
        var was = known.masked().slots();
        boolean aligned = known.masked().shape().equals(asked.masked().shape());
        var is =
                aligned
                        ? Optional.of(asked.masked().slots())
                        : Filling.paired(was, asked.masked().slots());
        return is.flatMap(slots -> Filling.fill(sql, was, slots));
    }

    private boolean fits(Lesson lesson, Pair pair) {
        if (source.check(lesson.sql()) instanceof Verdict.Allowed) {
            return true;
        }
        if (!lesson.changed()) {
            experience.unfit(pair, schema.schema().catalogue().version());
        }
        return false;
    }

    /** Vouched pairs of like shape that stand, the likest first. */
    public List<Known> near() {
        var near = new ArrayList<Known>();
        for (var each : index.like(asked.masked().shape(), this::usable, MOST)) {
            if (each.likeness() >= LIKE
                    && standing(each.pair().question()).filter(each.pair()::equals).isPresent()) {
                near.add(read(each.pair()));
            }
        }
        return near;
    }

    private boolean usable(Pair pair) {
        return pair.kind().vouched()
                && serves.test(pair)
                && !schema.schema().catalogue().version().equals(pair.unfit());
    }

    /** What holds of a question: the newest vouched pair, unless its query was refused since. */
    private Optional<Pair> standing(String text) {
        var refused = new ArrayList<String>();
        for (var pair : index.of(text, serves)) {
            if (pair.kind() == Pair.Kind.REJECTED) {
                refused.add(pair.sql());
            } else if (usable(pair) && !refused.contains(pair.sql())) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }

    /** Relative times of a confirmed question count from the day on which it was confirmed. */
    private Known read(Pair pair) {
        return READ.get(
                new Key(pair, schema),
                _ ->
                        new Known(
                                pair,
                                Linker.link(
                                        pair.question(),
                                        schema.schema(),
                                        pair.teacher().at().atZone(ZoneOffset.UTC).toLocalDate())));
    }

    private Set<TableName> tables(Pair pair) {
        return source.check(pair.sql()) instanceof Verdict.Allowed(_, var tables, _)
                ? tables
                : Set.of();
    }
}
