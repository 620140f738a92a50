package dev.baton.planner;

import dev.baton.json.YamlFault;
import dev.baton.json.YamlPart;
import dev.baton.plan.Approval;
import dev.baton.plan.Approvers;
import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a workflow from YAML; all faults are found at once, each with its line. */
public final class WorkflowFile {
    private static final Set<String> FIELDS =
            ordered(
                    "name",
                    "description",
                    "goal",
                    "inputs",
                    "intents",
                    "permission",
                    "rollback",
                    "loose",
                    "steps",
                    "answer");
    private static final Set<String> STEP_FIELDS =
            ordered(
                    "id",
                    "agent",
                    "title",
                    "stage",
                    "input",
                    "after",
                    "when",
                    "on_failure",
                    "fallback",
                    "timeout",
                    "effect",
                    "approval",
                    "approvers",
                    "beside");
    private static final Set<String> APPROVER_FIELDS = ordered("permission", "count", "four_eyes");
    private static final int MOST_APPROVALS = 9;
    private static final Set<String> INTENT_FIELDS = ordered("phrases", "keywords");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");
    private static final StepId NO_STEP = StepId.of(999);

    private final List<YamlFault> faults;
    private final Map<StepId, YamlPart> parts = new HashMap<>();

    private WorkflowFile(List<YamlFault> faults) {
        this.faults = faults;
    }

    /** The workflow; empty, with faults noted, when it is none. */
    public static Optional<Workflow> read(String yaml, List<YamlFault> faults) {
        var found = new ArrayList<YamlFault>();
        var root = YamlPart.document(yaml, found);
        if (found.isEmpty() && root.empty()) {
            root.fault("the file is empty");
        }
        var workflow =
                found.isEmpty()
                        ? Optional.of(new WorkflowFile(found).workflow(root))
                        : Optional.<Workflow>empty();
        found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(YamlFault::line))
                .forEach(faults::add);
        return found.isEmpty() ? workflow : Optional.empty();
    }

    private Workflow workflow(YamlPart root) {
        var fields = root.fields(FIELDS);
        var name = parsed(root.required(fields, "name"), "", WorkflowFile::name);
        var goal = text(fields.get("goal"), name);
        var rollback = fields.get("rollback");
        var steps = root.required(fields, "steps");
        var plan =
                new Plan(
                        goal,
                        steps.items().stream().map(this::step).toList(),
                        root.required(fields, "answer").value(),
                        rollback != null && rollback.flag());
        check(plan, steps);
        var inputs = fields.get("inputs");
        var loose = fields.get("loose");
        var workflow =
                new Workflow(
                        name,
                        text(fields.get("description"), goal),
                        inputs == null ? Inputs.OPEN : InputsFile.read(inputs),
                        intents(fields.get("intents")),
                        permission(fields.get("permission")),
                        plan,
                        loose != null && loose.flag());
        checkInputs(workflow, root);
        return workflow;
    }

    /** What can be told of the plan by itself; who is on duty is not known here. */
    private void check(Plan plan, YamlPart steps) {
        if (!faults.isEmpty()) {
            return;
        }
        var agents = new HashSet<String>();
        for (var step : plan.steps()) {
            agents.add(step.agent());
            var fallback = step.policy().fallback();
            if (fallback != null) {
                agents.add(fallback);
            }
        }
        for (var fault : PlanCheck.faults(plan, agents)) {
            var at = fault.step() == null ? steps : parts.getOrDefault(fault.step(), steps);
            at.fault(fault.text());
        }
    }

    /** An input that is used and not declared is a slip of the pen. */
    private void checkInputs(Workflow workflow, YamlPart root) {
        if (workflow.inputs().shape().open() || !faults.isEmpty()) {
            return;
        }
        for (var step : workflow.template().steps()) {
            var used = new LinkedHashSet<>(Workflow.inputsOf(step.input()));
            used.addAll(step.when() == null ? Set.of() : Workflow.inputsOf(step.when()));
            undeclared(used, workflow, parts.getOrDefault(step.id(), root));
        }
        undeclared(Workflow.inputsOf(workflow.template().answer()), workflow, root);
    }

    private static void undeclared(Set<String> used, Workflow workflow, YamlPart at) {
        for (var name : used) {
            if (!workflow.inputs().shape().fields().containsKey(name)) {
                at.fault("uses the input '%s', which is not among the inputs".formatted(name));
            }
        }
    }

    private Step step(YamlPart part) {
        var fields = part.fields(STEP_FIELDS);
        var id = parsed(part.required(fields, "id"), NO_STEP, StepId::new);
        parts.putIfAbsent(id, part);
        var agent = part.required(fields, "agent");
        var name = agent.empty() ? "" : agent.text();
        var when = fields.get("when");
        var stage = fields.get("stage");
        return new Step(
                id,
                name,
                text(fields.get("title"), name),
                input(fields.get("input")),
                after(fields.get("after")),
                policy(fields),
                stage == null ? null : stage.text(),
                when == null ? null : when.value());
    }

    private static Value.Fields input(@Nullable YamlPart part) {
        if (part == null) {
            return Value.Fields.EMPTY;
        }
        if (part.value() instanceof Value.Fields fields) {
            return fields;
        }
        part.fault("must have fields (name: value)");
        return Value.Fields.EMPTY;
    }

    private static Set<StepId> after(@Nullable YamlPart part) {
        return part == null
                ? Set.of()
                : part.items().stream()
                        .map(item -> parsed(item, NO_STEP, StepId::new))
                        .filter(id -> !id.equals(NO_STEP))
                        .collect(Collectors.toSet());
    }

    private static Step.Policy policy(Map<String, YamlPart> fields) {
        var standard = Step.Policy.DEFAULT;
        var fallback = fields.get("fallback");
        var beside = fields.get("beside");
        // Who names another agent means it to be asked.
        var onFailure = fallback == null ? standard.onFailure() : OnFailure.FALLBACK;
        return new Step.Policy(
                word(fields.get("on_failure"), onFailure, OnFailure::valueOf),
                parsed(fields.get("timeout"), standard.timeout(), WorkflowFile::duration),
                word(fields.get("effect"), standard.effect(), Effect::valueOf),
                fallback == null ? null : fallback.text(),
                word(fields.get("approval"), Approval.NONE, Approval::valueOf),
                beside != null && beside.flag(),
                approvers(fields.get("approvers"), fields.get("approval")));
    }

    private static Approvers approvers(@Nullable YamlPart part, @Nullable YamlPart approval) {
        if (part == null) {
            return Approvers.ANYBODY;
        }
        if (approval == null || approval.empty()) {
            part.fault("nobody is asked without approval: before or after");
        }
        var fields = part.fields(APPROVER_FIELDS);
        var count = fields.get("count");
        var fourEyes = fields.get("four_eyes");
        var permission = permission(fields.get("permission"));
        return new Approvers(
                permission == null ? null : permission.name(),
                count == null ? 1 : count.number(1, MOST_APPROVALS),
                fourEyes != null && fourEyes.flag());
    }

    private static Intents intents(@Nullable YamlPart part) {
        if (part == null) {
            return Intents.NONE;
        }
        var fields = part.fields(INTENT_FIELDS);
        return new Intents(texts(fields.get("phrases")), texts(fields.get("keywords")));
    }

    private static List<String> texts(@Nullable YamlPart part) {
        return part == null ? List.of() : part.texts();
    }

    private static @Nullable Permission permission(@Nullable YamlPart part) {
        return part == null ? null : parsed(part, Permission.OPERATE, Permission::new);
    }

    private static String text(@Nullable YamlPart part, String otherwise) {
        return part == null ? otherwise : part.text();
    }

    private static <T extends Enum<T>> T word(
            @Nullable YamlPart part, T otherwise, Function<String, T> parse) {
        return parsed(part, otherwise, word -> parse.apply(word.toUpperCase(Locale.ROOT)));
    }

    /** What a text stands for; a fault, and the other value, when it stands for nothing. */
    private static <T> T parsed(@Nullable YamlPart part, T otherwise, Function<String, T> parse) {
        if (part == null || part.empty()) {
            return otherwise;
        }
        var text = part.text();
        try {
            return text.isEmpty() ? otherwise : parse.apply(text);
        } catch (IllegalArgumentException _) {
            part.fault("not understood: " + text);
            return otherwise;
        }
    }

    private static String name(String written) {
        if (!NAME.matcher(written).matches()) {
            throw new IllegalArgumentException(written);
        }
        return written;
    }

    private static Duration duration(String written) {
        var parts = DURATION.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(written);
        }
        var number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
