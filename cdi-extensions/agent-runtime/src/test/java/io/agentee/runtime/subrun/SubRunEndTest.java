package io.agentee.runtime.subrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunOutcome.Completed.Reason;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.workflow.RunResult;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubRunEndTest {

    private static final AgentName HELPER = new AgentName("helper");
    private static final RunProblem PROBLEM = RunProblem.of("model-failed", "The model call failed", "no key");

    @Test
    void theAnswerIsTheResultOfTheCall() {
        SubRunEnd end = SubRunEnd.of(result(new RunOutcome.Completed("three", Optional.empty(), Reason.ANSWERED)));

        assertThat(end.toolAnswer(HELPER, 1_000)).isEqualTo(ToolAnswer.result("three"));
        assertThat(end.result()).isEqualTo("three");
    }

    @Test
    void whatTheAnswerIsAsJsonIsTheResultForWatchers() {
        Map<String, Object> three = Map.of("count", 3);
        SubRunEnd end =
                SubRunEnd.of(result(new RunOutcome.Completed("{\"count\":3}", Optional.of(three), Reason.ANSWERED)));

        assertThat(end.toolAnswer(HELPER, 1_000).content()).isEqualTo("{\"count\":3}");
        assertThat(end.result()).isEqualTo(three);
    }

    @Test
    void aLongAnswerIsCutAsAnyResultIs() {
        SubRunEnd end =
                SubRunEnd.of(result(new RunOutcome.Completed("x".repeat(100), Optional.empty(), Reason.ANSWERED)));

        assertThat(end.toolAnswer(HELPER, 10).content()).startsWith("xxxxxxxxxx\n[cut: ");
    }

    @Test
    void aFailureSaysWhy() {
        SubRunEnd end = SubRunEnd.of(failure(new RunOutcome.Failed(PROBLEM)));

        assertThat(end.status()).isEqualTo(RunStatus.FAILED);
        assertThat(end.progress()).contains(Run.Progress.NONE);
        assertThat(end.toolAnswer(HELPER, 1_000))
                .isEqualTo(ToolAnswer.failed("The agent 'helper' has no answer (failed). no key"));
    }

    @Test
    void whatWasSaidBeforeTheTimeWasOverIsPassedOn() {
        SubRunEnd end = SubRunEnd.of(failure(new RunOutcome.TimedOut(Optional.of("one, two"), PROBLEM)));

        assertThat(end.toolAnswer(HELPER, 1_000))
                .isEqualTo(ToolAnswer.failed(
                        "The agent 'helper' has no answer (timed-out). no key\nIt had said: one, two"));
    }

    @Test
    void whoeverEndedItIsNamed() {
        TimeoutFailure timeout = new TimeoutFailure("late", null, TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE);

        assertThat(SubRunEnd.of(timeout)).isEqualTo(SubRunEnd.timedOut());
        assertThat(SubRunEnd.of(new CanceledFailure("cancelled"))).isEqualTo(SubRunEnd.cancelled());
        assertThat(SubRunEnd.of(new TerminatedFailure("terminated", null))).isEqualTo(SubRunEnd.terminated());
        assertThat(SubRunEnd.of(new IllegalStateException("secret")).detail())
                .isEqualTo("It ended with an error that nobody expected.");
    }

    private static RunResult result(RunOutcome outcome) {
        return new RunResult(outcome, Run.Progress.NONE);
    }

    private static ApplicationFailure failure(RunOutcome outcome) {
        return ApplicationFailure.newNonRetryableFailure("ended", "problem", result(outcome));
    }
}
