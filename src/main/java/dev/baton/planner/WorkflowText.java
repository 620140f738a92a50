package dev.baton.planner;

import dev.baton.json.YamlFault;
import dev.baton.json.YamlPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a workflow in either of its forms: steps with ids and references, or a list of agents. */
public final class WorkflowText {
    private WorkflowText() {}

    /** The workflow of a YAML or JSON text; empty, with all faults noted, when it is none. */
    public static Optional<Workflow> read(String text, List<YamlFault> faults) {
        var quiet = new ArrayList<YamlFault>();
        var root = YamlPart.document(text, quiet);
        return quiet.isEmpty() && AgentList.is(root)
                ? AgentList.read(text, faults)
                : WorkflowFile.read(text, faults);
    }
}
