package dev.baton.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.api.operation.OperationRequest.Reading;
import dev.baton.api.operation.OperationRequest.Subject;
import dev.baton.plan.Value;
import dev.baton.run.Terms;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReadingTest {
    private static final OperationConfig CONFIG =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(OperationConfig.class)
                    .build()
                    .getConfigMapping(OperationConfig.class);
    private static final RequestReading READING =
            new RequestReading(CONFIG, Set.of("data_validation", "relay"));

    @Test
    void only_the_type_is_needed_and_all_else_has_the_promised_default() {
        var request = good("{\"operation_type\": \"data_validation\"}");
        assertThat(request.type()).isEqualTo(OperationType.DATA_VALIDATION);
        assertThat(request.subject()).isEqualTo(new Subject.Named("data_validation"));
        assertThat(request.parameters()).isEqualTo(Value.Fields.EMPTY);
        assertThat(request.terms().priority()).isEqualTo(5);
        assertThat(request.terms().metadata()).isEqualTo(Value.Fields.EMPTY);
        assertThat(request.terms().threshold().value()).isEqualTo(0.7);
        assertThat(request.terms().escalate()).isEqualTo(Terms.Escalate.WAIT);
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(300));
        assertThat(request.switches()).isEqualTo(new OperationRequest.Switches(true, true, true));
        assertThat(request.terms().retries()).isEqualTo(3);
        assertThat(request.test()).isFalse();
    }

    @Test
    void everything_can_be_said() {
        var request =
                good(
                        """
                        {"operation_type": "custom", "parameters": {"workflow": "relay", "test": true},
                         "priority": 10, "timeout_seconds": 5, "require_validation": false,
                         "metadata": {"ticket": 7, "ref": {"$ref": "E1"}}, "confidence_threshold": 0.9,
                         "enable_context_compression": false, "enable_rewoo_planning": false,
                         "max_retries": 0, "escalation_enabled": false, "plan_approval": "always",
                         "session_id": "s-1"}
                        """);
        assertThat(request.subject()).isEqualTo(new Subject.Named("relay"));
        assertThat(request.test()).isTrue();
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(request.switches())
                .isEqualTo(new OperationRequest.Switches(false, false, false));
        assertThat(request.terms().retries()).isZero();
        assertThat(request.terms().escalate()).isEqualTo(Terms.Escalate.NEVER);
        assertThat(request.terms().approval()).isEqualTo(Terms.PlanApproval.ALWAYS);
        assertThat(request.terms().threshold().value()).isEqualTo(0.9);
        assertThat(request.session()).isNotNull();
    }

    @Test
    void a_goal_may_be_called_goal_prompt_or_query() {
        for (var name : List.of("goal", "prompt", "query")) {
            var request =
                    good(
                            "{\"operation_type\": \"ai_inference\", \"parameters\": {\"%s\": \" Compare \"}}"
                                    .formatted(name));
            assertThat(request.subject()).isEqualTo(new Subject.Goal("Compare"));
        }
    }

    @Test
    void all_faults_are_told_at_once_each_with_its_field_and_code() {
        var faults =
                bad(
                        """
                        {"operation_type": "dance", "parameters": [], "priority": 11,
                         "timeout_seconds": "soon", "require_validation": 1, "metadata": "x",
                         "confidence_threshold": 1.5, "max_retries": -1, "plan_approval": "perhaps",
                         "session_id": "not an id"}
                        """);
        assertThat(faults)
                .extracting(fault -> fault.field() + " " + fault.code())
                .containsExactlyInAnyOrder(
                        "operation_type UNKNOWN_VALUE",
                        "parameters WRONG_TYPE",
                        "priority OUT_OF_RANGE",
                        "timeout_seconds WRONG_TYPE",
                        "require_validation WRONG_TYPE",
                        "metadata WRONG_TYPE",
                        "confidence_threshold OUT_OF_RANGE",
                        "max_retries OUT_OF_RANGE",
                        "plan_approval UNKNOWN_VALUE",
                        "session_id UNKNOWN_VALUE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | NOT_JSON | ''",
                "[] | NOT_JSON | ''",
                "{} | MISSING | operation_type",
                "{\"operation_type\": null} | MISSING | operation_type",
                "{\"operation_type\": \"ai_inference\"} | MISSING | parameters.goal",
                "{\"operation_type\": \"custom\"} | MISSING | parameters.workflow",
                "{\"operation_type\": \"custom\", \"parameters\": {\"workflow\": \"x\"}} | UNKNOWN_VALUE | parameters.workflow",
                "{\"operation_type\": \"data_validation\", \"priority\": 5.5} | WRONG_TYPE | priority",
                "{\"operation_type\": \"data_validation\", \"priority\": 99999999999} | OUT_OF_RANGE | priority",
                "{\"operation_type\": \"data_validation\", \"timeout_seconds\": 0} | OUT_OF_RANGE | timeout_seconds",
                "{\"operation_type\": \"data_validation\", \"metadata\": {\"n\": 1e99999}} | OUT_OF_RANGE | metadata",
                "{\"operation_type\": \"data_validation\", \"metadata\": {\"$ref\": \"E1\"}} | WRONG_TYPE | metadata",
            })
    void one_fault_is_told_with_its_code(String body, Fault.Code code, String field) {
        assertThat(bad(body))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.field()).isEqualTo(field);
                    assertThat(fault.text()).isNotBlank();
                });
    }

    @Test
    void what_is_too_large_is_refused() {
        var long_ = "x".repeat(30_000);
        assertThat(
                        bad(
                                "{\"operation_type\": \"data_validation\", \"metadata\": {\"a\": \"%s\"}}"
                                        .formatted(long_)))
                .extracting(Fault::code)
                .containsExactly(Fault.Code.TOO_LARGE);
        assertThat(
                        bad(
                                "{\"operation_type\": \"ai_inference\", \"parameters\": {\"goal\": \"%s\"}}"
                                        .formatted(long_)))
                .extracting(Fault::code)
                .containsExactly(Fault.Code.TOO_LARGE);
    }

    @Test
    void what_is_kept_of_a_request_gives_its_parameters_and_its_type_back() {
        var request =
                good(
                        """
                        {"operation_type": "custom",
                         "parameters": {"workflow": "relay", "input": {"word": "baton"}}}
                        """);
        var input = Inputs.kept(request);
        assertThat(input.text("word")).contains("baton");
        assertThat(Inputs.given(request))
                .isEqualTo(Value.Fields.EMPTY.with("word", Value.text("baton")));
        assertThat(Inputs.type(input, "relay")).isEqualTo("custom");
        assertThat(Inputs.type(Value.Fields.EMPTY, "nl2sql")).isEqualTo("nl2sql");
        assertThat(Inputs.parameters(input)).isEqualTo(request.parameters());
        var other = good("{\"operation_type\": \"data_validation\", \"parameters\": {\"a\": 1}}");
        assertThat(Inputs.parameters(Inputs.kept(other))).isEqualTo(other.parameters());
    }

    private static OperationRequest good(String body) {
        return READING.read(body) instanceof Reading.Good(var request)
                ? request
                : org.junit.jupiter.api.Assertions.fail("refused: " + READING.read(body));
    }

    private static List<Fault> bad(String body) {
        return READING.read(body) instanceof Reading.Bad(var faults)
                ? faults
                : org.junit.jupiter.api.Assertions.fail("taken: " + body);
    }
}
