package dev.baton.nl2sql.rule;

import dev.baton.agent.Work;
import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.Draft;
import dev.baton.nl2sql.QueryWriter;
import dev.baton.nl2sql.learn.Experience;
import dev.baton.nl2sql.learn.Lookup;
import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.plan.Confidence;
import dev.baton.sql.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Writes queries without a language model: cues and links become slots, slots become checked
 * candidates.
 */
@ApplicationScoped
public class RuleQueryWriter implements QueryWriter {
    private final Experience experience;

    @Inject
    public RuleQueryWriter(Experience experience) {
        this.experience = experience;
    }

    /** One that has learned nothing. */
    public RuleQueryWriter() {
        this(Experience.NONE);
    }

    @Override
    public Draft write(Asked asked, DataSource source, Work work) {
        var question = FollowUp.standalone(asked);
        var missing = FollowUp.missing(asked);
        if (missing != null) {
            return new Draft.Declined(missing, Nearest.questions(asked), null);
        }
        var refused = Refusals.of(question);
        if (refused != null) {
            return new Draft.Declined(refused, Nearest.questions(asked), null);
        }
        var index = SchemaIndex.of(asked.schema());
        var linking = Linker.link(question, asked.schema(), asked.today());
        var checks = new Checks(source, work.cancellation());
        var lookup =
                Lookup.of(experience, source, asked, experience.serves(work), question, linking);
        var remembered = new Remembered(lookup, index, checks);
        var same = remembered.same(question);
        if (same.isPresent()) {
            return same.get();
        }
        var talk = Talk.of(question, asked.schema());
        if (linking.mentions().isEmpty()) {
            return new Draft.Declined(
                    talk != null
                            ? talk
                            : Language.german(question)
                                    ? Refusals.GERMAN
                                    : "No word of the question names anything in this database.",
                    Nearest.questions(asked),
                    null);
        }
        var candidates = new Candidates(index, linking);
        var all = candidates.all();
        var alike = remembered.alike(question, all);
        if (alike.isPresent()) {
            return alike.get();
        }
        if (all.isEmpty()) {
            var why = candidates.problem();
            return new Draft.Declined(
                    why == null ? "The question could not be read." : why,
                    Nearest.questions(asked),
                    null);
        }
        var checked = checks.rank(all);
        var best = checked.getFirst();
        var doubt = Ambiguity.of(question, asked, best.candidate());
        if (doubt != null) {
            return doubt;
        }
        var unknown = Doubts.unknown(best.candidate());
        if (!unknown.isEmpty()) {
            return new Draft.Declined(
                    "This database says nothing of "
                            + String.join(
                                    ", ", unknown.stream().map(word -> "“" + word + "”").toList())
                            + ".",
                    Nearest.questions(asked),
                    null);
        }
        var signals = Doubts.signals(checked);
        double confidence = Doubts.confidence(signals);
        var reading = best.candidate().reading();
        return new Draft.Query(
                question,
                best.candidate().sql(),
                Explained.reasoning(best.candidate()),
                Explained.assumptions(best.candidate()),
                new Confidence(confidence),
                signals);
    }
}
