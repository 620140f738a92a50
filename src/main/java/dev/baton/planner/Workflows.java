package dev.baton.planner;

import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All workflows under {@code workflows/<feature>/} of the class path, checked at start. */
@Startup
@ApplicationScoped
public class Workflows {
    private static final String FOLDER = "workflows";

    private final Map<String, Workflow> byName = new TreeMap<>();

    /** Reads every file; throws with file and line when one is wrong. */
    @Inject
    public Workflows() {
        this(files());
    }

    Workflows(Map<String, String> files) {
        files.forEach((file, yaml) -> {
            var workflow = WorkflowFile.read(file, yaml);
            if (byName.putIfAbsent(workflow.name(), workflow) != null) {
                throw new IllegalArgumentException(
                        file + ":1: another workflow is called " + workflow.name());
            }
        });
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /** The named workflow's plan for this input; throws cause not_found when there is none. */
    public Plan plan(String workflow, Value.Fields input) {
        var found = byName.get(workflow);
        if (found == null) {
            throw ProblemException.of(
                    Cause.NOT_FOUND,
                    "There is no workflow called " + workflow + ".",
                    "Known are " + String.join(", ", byName.keySet()) + ".");
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
