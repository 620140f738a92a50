package dev.baton.api.training;

import dev.baton.memory.Pairs;
import dev.baton.plan.ProblemException;
import dev.baton.reward.training.TrainingConfig;
import dev.baton.reward.training.question.Question;
import dev.baton.reward.training.question.QuestionFile;
import dev.baton.reward.training.question.SampleQuestions;
import dev.baton.run.RunFilter;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the questions of a training run come from: a file, a sample, or what people confirmed. */
@ApplicationScoped
class QuestionSources {
    /** Runs that are looked through for answers that people have changed. */
    private static final int MOST_RUNS = 5_000;

    private static final List<String> WAYS = List.of("questions", "jsonl", "sample", "sessions");

    private final Pairs pairs;
    private final Runs runs;
    private final DataSources sources;
    private final TrainingConfig config;

    QuestionSources(Pairs pairs, Runs runs, DataSources sources, TrainingConfig config) {
        this.pairs = pairs;
        this.runs = runs;
        this.sources = sources;
        this.config = config;
    }

    /** What was read; {@code file} is the questions as JSON lines that came beside the body. */
    QuestionFile read(Body body, @Nullable String file, @Nullable String source, Caller caller) {
        var usual = source == null ? "" : source;
        var ways = WAYS.stream().filter(body::given).toList();
        if (ways.size() + (file == null ? 0 : 1) != 1) {
            body.fault(
                    "questions",
                    "Give questions in one way: as “questions”, “jsonl”, “sample” or “sessions”,"
                            + " or as a file.");
            return new QuestionFile(usual, config.questions());
        }
        if (file != null) {
            return checked(QuestionFile.lines(file, usual, config.questions()), caller);
        }
        var read =
                switch (ways.getFirst()) {
                    case "questions" -> list(body, usual);
                    case "jsonl" ->
                            QuestionFile.lines(
                                    body.at("jsonl").asText(), usual, config.questions());
                    case "sample" -> sample(body, usual);
                    default -> sessions(body.object("sessions"), usual, caller);
                };
        return checked(read, caller);
    }

    private QuestionFile list(Body body, String source) {
        var questions = body.at("questions");
        if (!questions.isArray()) {
            body.fault("questions", "“questions” is not a list of objects.");
        }
        return QuestionFile.list(questions, source, config.questions());
    }

    private QuestionFile sample(Body body, String source) {
        var name = body.text("sample");
        var text = SampleQuestions.of(name == null ? "" : name);
        if (text.isEmpty()) {
            body.fault("sample", "There is no sample of that name that has questions.");
        }
        return QuestionFile.lines(
                text.orElse(""),
                source.isEmpty() && name != null ? name : source,
                config.questions());
    }

    /** What people confirmed or wrote themselves, each question of a data source once. */
    private QuestionFile sessions(Body body, String source, Caller caller) {
        var file = new QuestionFile(source, config.questions());
        var most = (int) body.whole("limit", 1, config.questions(), 1_000);
        body.noOthers();
        var known = new HashSet<String>();
        for (var name : source.isEmpty() ? names(caller) : List.of(source)) {
            pairs.each(
                    name,
                    caller,
                    pair -> {
                        if (pair.kind().vouched()) {
                            add(file, known, most, pair.source(), pair.question(), pair.sql());
                        }
                    });
        }
        edited(file, known, most, source, caller);
        return file;
    }

    private List<String> names(Caller caller) {
        return sources.list(caller).stream().map(each -> each.name()).toList();
    }

    private void edited(
            QuestionFile file, Set<String> known, int most, String source, Caller caller) {
        var filter =
                caller.may(Permission.ADMIN) ? RunFilter.ALL : RunFilter.ofCaller(caller.name());
        var seen = 0;
        @Nullable String next = null;
        do {
            var page = runs.page(filter, next, Runs.LONGEST_LIST);
            for (var run : page.items()) {
                person(run)
                        .filter(each -> source.isEmpty() || each.source().equals(source))
                        .ifPresent(each ->
                                add(file, known, most, each.source(), each.question(), each.sql()));
            }
            seen += page.items().size();
            next = page.next();
        } while (next != null && seen < MOST_RUNS && known.size() < most);
    }

    private record Edited(String source, String question, String sql) {}

    /** A query that a person put in place of the engine's. */
    private static Optional<Edited> person(RunView run) {
        var answer = run.answer();
        if (answer == null || answer.author().equals("baton")) {
            return Optional.empty();
        }
        var body = answer.body();
        var question = body.text("question").or(() -> body.text("query"));
        return body.text("engine").filter("person"::equals).isPresent()
                        && question.isPresent()
                        && body.text("sql").isPresent()
                        && body.text("data_source").isPresent()
                ? Optional.of(
                        new Edited(
                                body.text("data_source").get(),
                                question.get(),
                                body.text("sql").get()))
                : Optional.empty();
    }

    private static void add(
            QuestionFile file,
            Set<String> known,
            int most,
            String source,
            String question,
            String sql) {
        if (known.size() < most && known.add(source + "\n" + question.strip())) {
            file.add(
                    known.size(),
                    new Question(
                            "p" + known.size(),
                            question,
                            source,
                            List.of(sql),
                            Question.Kind.ANSWERABLE,
                            "unrated",
                            null,
                            List.of("confirmed"),
                            null));
        }
    }

    /** A data source that the caller may not ask is told where it is named first. */
    private QuestionFile checked(QuestionFile file, Caller caller) {
        var known = new HashSet<String>();
        for (var question : file.questions()) {
            if (!question.source().isBlank() && known.add(question.source())) {
                try {
                    sources.find(question.source(), caller);
                } catch (ProblemException e) {
                    file.fault(file.line(question), "data_source", e.problem().text());
                }
            }
        }
        return file;
    }
}
