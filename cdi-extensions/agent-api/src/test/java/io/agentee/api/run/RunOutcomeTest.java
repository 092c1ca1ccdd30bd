package io.agentee.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.TestingJson;
import io.agentee.api.run.RunOutcome.Completed.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunOutcomeTest {

    private static final RunProblem PROBLEM = RunProblem.of("model-failed", "Model failed", "401 from the provider");

    static List<RunOutcome> everyKind() {
        return List.of(
                new RunOutcome.Completed("42", Optional.of(Map.of("answer", 42)), Reason.ANSWERED),
                new RunOutcome.Completed("enough", Optional.empty(), Reason.MAX_ITERATIONS),
                new RunOutcome.Failed(PROBLEM),
                new RunOutcome.Cancelled(),
                new RunOutcome.TimedOut(Optional.of("so far"), PROBLEM),
                new RunOutcome.TimedOut(Optional.empty(), PROBLEM));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void survivesTheWayThroughJson(RunOutcome outcome) {
        assertThat(TestingJson.read(TestingJson.write(outcome), RunOutcome.class))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void itsStatusStandsInTheJsonAndIsFinal(RunOutcome outcome) {
        assertThat(TestingJson.write(outcome))
                .contains("\"status\":\"" + outcome.status().wireName() + "\"");
        assertThat(outcome.status().finished()).isTrue();
    }

    @Test
    void theTextIsAsMuchOfAnAnswerAsThereIs() {
        assertThat(everyKind().stream().map(RunOutcome::text))
                .containsExactly(
                        Optional.of("42"),
                        Optional.of("enough"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("so far"),
                        Optional.empty());
    }

    @Test
    void aProblemIsNamedByAUrn() {
        assertThat(PROBLEM.type()).isEqualTo("urn:agentee:problem:model-failed");
    }
}
