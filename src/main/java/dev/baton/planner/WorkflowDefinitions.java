package dev.baton.planner;

import dev.baton.json.YamlFault;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Workflows that people define: checked, kept, changed and removed while the server runs. */
@ApplicationScoped
public class WorkflowDefinitions {
    private final StoredDefinitions stored;
    private final Workflows workflows;

    WorkflowDefinitions(StoredDefinitions stored, Workflows workflows) {
        this.stored = stored;
        this.workflows = workflows;
    }

    /** What became of a text: kept, or refused with everything that is wrong and its lines. */
    public sealed interface Outcome {
        record Kept(Definition definition, Workflow workflow) implements Outcome {}

        record Refused(List<YamlFault> faults) implements Outcome {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    /**
     * Keeps a workflow under the name it has. Throws conflict when one that comes with Baton has
     * that name, too_large when there are too many.
     */
    public Outcome put(String text, String by) {
        var faults = new ArrayList<YamlFault>();
        var read = WorkflowText.read(text, faults);
        if (read.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        var name = read.get().name();
        if (workflows.builtIn(name)) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "The workflow " + name + " comes with Baton and cannot be changed.",
                    "Give yours another name.");
        }
        if (find(name).isEmpty() && stored.count() >= StoredDefinitions.MOST) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "There are %d workflows already.".formatted(StoredDefinitions.MOST),
                    "Remove one that is not needed.");
        }
        var kept = stored.put(name, text, by);
        workflows.changed();
        return new Outcome.Kept(kept, read.get());
    }

    /** Every definition as it was written, by name. */
    public List<Definition> all() {
        return stored.all().stream()
                .sorted(java.util.Comparator.comparing(Definition::name))
                .toList();
    }

    public Optional<Definition> find(String name) {
        return stored.find(name);
    }

    /** Removes one; runs that were started from it go on. Throws not_found. */
    public void remove(String name) {
        if (!stored.remove(name)) {
            throw ProblemException.of(
                    Cause.NOT_FOUND,
                    "There is no workflow called %s that could be removed.".formatted(name),
                    "GET /workflows/definitions lists them.");
        }
        workflows.changed();
    }
}
