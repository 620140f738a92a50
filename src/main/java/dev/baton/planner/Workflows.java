package dev.baton.planner;

import dev.baton.json.YamlFault;
import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
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

/** All workflows under {@code workflows/<feature>/} of the class path, checked at start. */
@Startup
@ApplicationScoped
public class Workflows {
    private static final String FOLDER = "workflows";

    private final Map<String, Workflow> byName = new TreeMap<>();

    /** Reads every file; throws with the file and line of everything that is wrong. */
    @Inject
    public Workflows() {
        this(files());
    }

    /** Just these, by the names of their files. */
    public Workflows(Map<String, String> files) {
        var faults = new ArrayList<String>();
        new TreeMap<>(files)
                .forEach((file, yaml) -> {
                    var wrong = new ArrayList<YamlFault>();
                    WorkflowFile.read(yaml, wrong)
                            .filter(workflow ->
                                    byName.putIfAbsent(workflow.name(), workflow) != null)
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
        return Set.copyOf(byName.keySet());
    }

    /** All of them, by name. */
    public List<Workflow> all() {
        return List.copyOf(byName.values());
    }

    /** The named workflow; throws cause not_found when there is none. */
    public Workflow find(String workflow) {
        var found = byName.get(workflow);
        if (found == null) {
            throw ProblemException.of(
                    Cause.NOT_FOUND,
                    "There is no workflow called " + workflow + ".",
                    "Known are " + String.join(", ", byName.keySet()) + ".");
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
        var found = find(workflow);
        if (!found.allows(caller)) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "You may not start the workflow " + workflow + ".",
                    "Ask an administrator for the permission " + found.permission() + ".");
        }
        return found.plan(input);
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
