package dev.baton.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StructureTest {
    private static final String ROOT = "dev.baton.";
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes =
                new ClassFileImporter()
                        .withImportOption(location ->
                                !location.contains("/test-classes/")
                                        && !location.contains("/fast/test/"))
                        .importPackages("dev.baton");
    }

    @TestFactory
    Stream<DynamicTest> imports_go_only_down_the_ladder() {
        return Ladder.steps().keySet().stream()
                .map(step -> DynamicTest.dynamicTest(step, () -> importsOnlyWhatItMay(step)));
    }

    @Test
    void every_package_is_a_step_of_the_ladder() {
        var packages = new TreeSet<String>();
        classes.forEach(each -> segment(each).ifPresent(packages::add));
        assertThat(Ladder.steps().keySet()).containsAll(packages);
    }

    @TestFactory
    Stream<DynamicTest> packages_within_a_step_are_free_of_cycles() {
        return Ladder.steps().keySet().stream()
                .map(step ->
                        DynamicTest.dynamicTest(
                                step,
                                () ->
                                        slices().matching(ROOT + step + ".(**)")
                                                .should()
                                                .beFreeOfCycles()
                                                .allowEmptyShould(true)
                                                .check(classes)));
    }

    @Test
    void plan_is_plain_java() {
        noClasses()
                .that()
                .resideInAPackage("dev.baton.plan..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("dev.baton.plan..", "java..", "org.jspecify..")
                .check(classes);
    }

    @Test
    void doors_to_the_outside_are_only_in_api() {
        onlyIn(List.of("api"), "jakarta.ws.rs..", "io.quarkus.websockets..", "io.vertx.ext.web..");
    }

    @Test
    void language_models_are_met_only_where_agents_work() {
        onlyIn(List.of("model", "agent", "planner", "nl2sql"), "dev.langchain4j..");
    }

    @Test
    void the_durable_engine_is_behind_run() {
        onlyIn(List.of("run"), "dev.dbos..");
    }

    private static void onlyIn(List<String> steps, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        steps.stream().map(step -> ROOT + step + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(classes);
    }

    private static void importsOnlyWhatItMay(String step) {
        var wrong = new TreeSet<String>();
        for (var each : classes) {
            if (segment(each).filter(step::equals).isPresent()) {
                for (var dependency : each.getDirectDependenciesFromSelf()) {
                    segment(dependency.getTargetClass().getBaseComponentType())
                            .filter(target -> !Ladder.allows(step, target))
                            .ifPresent(_ -> wrong.add(dependency.getDescription()));
                }
            }
        }
        assertThat(wrong).as("what %s may not import", step).isEmpty();
    }

    private static Optional<String> segment(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(ROOT)
                ? Optional.of(name.substring(ROOT.length()).split("\\.")[0])
                : Optional.empty();
    }
}
