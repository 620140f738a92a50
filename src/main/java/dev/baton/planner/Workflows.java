package dev.baton.planner;

import dev.baton.json.YamlFault;
import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Skill;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * All workflows: the files under {@code workflows/<feature>/} of the class path, checked at start,
 * and those that people have defined, which every replica knows within a second.
 */
@Startup
@ApplicationScoped
public class Workflows {
    private static final Logger LOG = Logger.getLogger(Workflows.class);
    private static final String FOLDER = "workflows";
    private static final long FRESH_NANOS = 1_000_000_000;

    private final Map<String, Workflow> files = new TreeMap<>();
    private final Definitions definitions;
    private volatile Map<String, Workflow> defined = Map.of();
    private volatile String state = "";
    private volatile long looked = System.nanoTime() - FRESH_NANOS;

    /** Reads every file; throws with the file and line of everything that is wrong. */
    @Inject
    Workflows(StoredDefinitions definitions) {
        this(files(), definitions);
    }

    /** Only those of the class path. */
    public Workflows() {
        this(files(), Definitions.NONE);
    }

    /** Just these, by the names of their files. */
    public Workflows(Map<String, String> files) {
        this(files, Definitions.NONE);
    }

    Workflows(Map<String, String> texts, Definitions definitions) {
        this.definitions = definitions;
        var faults = new ArrayList<String>();
        new TreeMap<>(texts)
                .forEach((file, yaml) -> {
                    var wrong = new ArrayList<YamlFault>();
                    WorkflowFile.read(yaml, wrong)
                            .filter(workflow ->
                                    files.putIfAbsent(workflow.name(), workflow) != null)
                            .ifPresent(workflow ->
                                    faults.add(
                                            file
                                                    + ":1: another workflow is called "
                                                    + workflow.name()));
                    wrong.forEach(fault ->
                            faults.add("%s:%d: %s".formatted(file, fault.line(), fault.told())));
                });
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    public Set<String> names() {
        return all().stream().map(Workflow::name).collect(Collectors.toUnmodifiableSet());
    }

    /** All of them, by name. */
    public List<Workflow> all() {
        var all = new TreeMap<>(defined());
        all.putAll(files);
        return List.copyOf(all.values());
    }

    /** Whether it comes with Baton, so that nobody may change it. */
    public boolean builtIn(String name) {
        return files.containsKey(name);
    }

    /** The named workflow; throws cause not_found when there is none. */
    public Workflow find(String workflow) {
        var found = files.get(workflow);
        if (found == null) {
            found = defined().get(workflow);
        }
        if (found == null) {
            throw ProblemException.of(
                    Cause.NOT_FOUND,
                    "There is no workflow called " + workflow + ".",
                    "Known are " + String.join(", ", new TreeSet<>(names())) + ".");
        }
        return found;
    }

    /**
     * The named workflow's plan for this input; throws cause not_found when there is none, and
     * bad_request when the input does not fit.
     */
    public Plan plan(String workflow, Value.Fields input) {
        return find(workflow).plan(input);
    }

    /** The same for a caller; throws cause forbidden when they may not start it. */
    public Plan plan(String workflow, Value.Fields input, Caller caller) {
        return allowed(workflow, caller).plan(input);
    }

    /** The same, fitted to the agents that are there if the workflow is a loose one. */
    public Plan plan(
            String workflow, Value.Fields input, Caller caller, Map<String, Skill> skills) {
        return allowed(workflow, caller).plan(input, skills);
    }

    private Workflow allowed(String workflow, Caller caller) {
        var found = find(workflow);
        if (!found.allows(caller)) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "You may not start the workflow " + workflow + ".",
                    "Ask an administrator for the permission " + found.permission() + ".");
        }
        return found;
    }

    /** Looks for changes at the next question, not only after a second. */
    void changed() {
        looked = System.nanoTime() - FRESH_NANOS;
    }

    private Map<String, Workflow> defined() {
        if (System.nanoTime() - looked >= FRESH_NANOS) {
            refresh();
        }
        return defined;
    }

    private synchronized void refresh() {
        if (System.nanoTime() - looked < FRESH_NANOS) {
            return;
        }
        var now = definitions.state();
        if (!now.equals(state)) {
            var read = new TreeMap<String, Workflow>();
            for (var definition : definitions.all()) {
                // A newer version of Baton may have kept what this one does not understand.
                WorkflowText.read(definition.text(), new ArrayList<>())
                        .ifPresentOrElse(
                                workflow -> read.put(definition.name(), workflow),
                                () ->
                                        LOG.warnf(
                                                "the workflow %s is not understood by this version",
                                                definition.name()));
            }
            defined = Map.copyOf(read);
            state = now;
        }
        looked = System.nanoTime();
    }

    private static Map<String, String> files() {
        var files = new TreeMap<String, String>();
        try {
            ClassPathUtils.consumeAsPaths(
                    Workflows.class.getClassLoader(), FOLDER, folder -> read(folder, files));
        } catch (IOException e) {
            throw new UncheckedIOException("the workflows could not be read", e);
        }
        return files;
    }

    private static void read(Path folder, Map<String, String> into) {
        try (var found = Files.walk(folder, 3)) {
            for (var file : found.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                into.put(FOLDER + "/" + folder.relativize(file), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
