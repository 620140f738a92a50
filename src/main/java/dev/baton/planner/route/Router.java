package dev.baton.planner.route;

import dev.baton.agent.AgentRegistry;
import dev.baton.planner.Intents;
import dev.baton.planner.Words;
import dev.baton.planner.Workflow;
import dev.baton.planner.Workflows;
import dev.baton.planner.rule.Several;
import dev.baton.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a request goes without asking a model: by the phrases and keywords of workflows, by
 * what became of requests like it, and by whether it takes several steps.
 */
@ApplicationScoped
public class Router {
    /** The workflow of questions; whatever is known for nothing else comes to it. */
    public static final String QUESTION = "nl2sql";

    private static final double FLOOR = 0.6;
    private static final double LEAD = 0.1;
    private static final double KEYWORD = 0.8;
    private static final double LEARNED = 0.25;
    private static final double ALIKE = 0.8;
    private static final double SURE = 0.9;

    /** What is counted are rows that speak of it: a keyword in there names no work to be done. */
    private static final Pattern COUNTING =
            Pattern.compile("(?i)^\\s*(?:how (?:many|much)|count|total|average|sum|number of)\\b");

    /** Rows are asked for; a workflow answers so only if its own phrase asks so. */
    private static final Pattern LISTING =
            Pattern.compile("(?i)^\\s*(?:which|who|whom|whose|list|name)\\b");

    private static final Pattern NEGATED =
            Pattern.compile("(?i)\\b(?:not|never|without|nobody)\\b|n['’]t\\b");
    private static final double OTHERWISE_ASKED = 0.55;

    /** What a message in words can give a workflow. */
    private static final Set<String> SAID = Set.of("question", "goal", "request", "data_source");

    private final Workflows workflows;
    private final Outcomes outcomes;
    private final AgentRegistry agents;
    private final Clock clock;

    public Router(Workflows workflows, Outcomes outcomes, AgentRegistry agents, Clock clock) {
        this.workflows = workflows;
        this.outcomes = outcomes;
        this.agents = agents;
        this.clock = clock;
    }

    /** An agent a request is meant for, whether it is on duty now, and why it. */
    public record Addressee(String agent, boolean onDuty, String why) {}

    private record Scored(Workflow workflow, double score, String why) {}

    /** Where a request in words goes. */
    public Route route(String text, Caller caller) {
        var words = Words.content(text);
        var learned = outcomes.all();
        var scored =
                workflows.all().stream()
                        .filter(workflow -> workflow.allows(caller) && startable(workflow))
                        .map(workflow -> scored(workflow, text, words, learned))
                        .sorted(Comparator.comparingDouble(Scored::score).reversed())
                        .toList();
        if (!scored.isEmpty() && scored.getFirst().score() >= FLOOR) {
            var best = scored.getFirst();
            double next = scored.size() == 1 ? 0 : scored.get(1).score();
            if (best.score() - next >= LEAD && !best.workflow().name().equals(QUESTION)) {
                return new Route.ToWorkflow(
                        best.workflow().name(), Math.min(1, best.score()), best.why());
            }
        }
        return Several.why(text, LocalDate.now(clock))
                .<Route>map(why -> new Route.ToPlanner(SURE, why))
                .orElseGet(() -> new Route.ToQuestion(SURE, "One query may answer it."));
    }

    /**
     * The agent a request is meant for: the one its caller prefers, else by the keywords of the
     * finance system; that it may be off duty is told.
     */
    public Addressee addressee(String request, @Nullable String preferred) {
        if (preferred != null && !preferred.isBlank()) {
            return new Addressee(preferred, onDuty(preferred), "It was asked for.");
        }
        var found = Keywords.of(request);
        return new Addressee(
                found.agent(),
                onDuty(found.agent()),
                found.word().isEmpty()
                        ? "No keyword names another one."
                        : "“%s” stands in the request.".formatted(found.word()));
    }

    private boolean onDuty(String agent) {
        return agents.find(agent).isPresent();
    }

    /** It is known by its words, and words are all it needs. */
    private static boolean startable(Workflow workflow) {
        return !workflow.intents().equals(Intents.NONE)
                && SAID.containsAll(workflow.inputs().shape().required());
    }

    private static Scored scored(
            Workflow workflow, String text, Set<String> words, List<Outcome> learned) {
        double phrase =
                workflow.intents().phrases().stream()
                        .mapToDouble(each ->
                                alike(Words.content(each), words)
                                        * (sameManner(each, text) ? 1 : OTHERWISE_ASKED))
                        .max()
                        .orElse(0);
        var keyword =
                workflow.intents().keywords().stream()
                        .filter(each -> stands(each, text) && !COUNTING.matcher(text).find());
        var named = keyword.findFirst();
        double score = Math.max(phrase, named.isPresent() ? KEYWORD : 0);
        double experience =
                learned.stream()
                        .filter(each -> each.workflow().equals(workflow.name()))
                        .filter(each -> alike(each.words(), words) >= ALIKE)
                        .mapToDouble(Outcome::weight)
                        .sum();
        double bent = Math.clamp(experience, -1, 1) * LEARNED;
        return new Scored(
                workflow,
                score + bent,
                named.map(each -> "“%s” stands in it.".formatted(each))
                                .orElse("It is like what is said for it.")
                        + (bent > 0
                                ? " It went well before."
                                : bent < 0 ? " It went badly before." : ""));
    }

    /**
     * "Which vendors did we not pay?" is not "what if we pay our vendors later", whatever they
     * share.
     */
    private static boolean sameManner(String phrase, String text) {
        return (!LISTING.matcher(text).find() || LISTING.matcher(phrase).find())
                && (!NEGATED.matcher(text).find() || NEGATED.matcher(phrase).find());
    }

    /** The words two texts share, in proportion to all of both. */
    private static double alike(Set<String> phrase, Set<String> words) {
        if (phrase.isEmpty() || words.isEmpty()) {
            return 0;
        }
        double shared = phrase.stream().filter(words::contains).count();
        return 2 * shared / (phrase.size() + words.size());
    }

    /** As whole words, whatever their case. */
    private static boolean stands(String keyword, String text) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])"
                                + Pattern.quote(keyword.toLowerCase(Locale.ROOT))
                                + "(?![\\p{L}\\p{N}])")
                .matcher(text.toLowerCase(Locale.ROOT))
                .find();
    }
}
