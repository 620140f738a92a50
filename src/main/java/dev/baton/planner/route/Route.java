package dev.baton.planner.route;

/** Where a request goes, how sure that is (0 to 1), and why. */
public sealed interface Route {
    double confidence();

    String why();

    /** A workflow is known for it. */
    record ToWorkflow(String workflow, double confidence, String why) implements Route {}

    /** It takes several steps: a plan is made for it. */
    record ToPlanner(double confidence, String why) implements Route {}

    /** A question that one query answers. */
    record ToQuestion(double confidence, String why) implements Route {}
}
