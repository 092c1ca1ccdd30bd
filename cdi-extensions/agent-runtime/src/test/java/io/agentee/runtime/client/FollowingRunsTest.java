package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.message.Message;
import io.agentee.api.run.AgentClientException.RunFinished;
import io.agentee.api.run.AgentClientException.UnknownRun;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.RunRequest;
import io.agentee.api.run.RunStatus;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowingRunsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final RunId UNKNOWN = new RunId("unknown");

    private final TestingConnection connection = new TestingConnection();
    private final TemporalAgentClient client = connection.client();

    @AfterAll
    void close() {
        connection.close();
    }

    @Test
    void aCompletedRunHasItsAnswerAndWhatItUsed() throws InterruptedException {
        Run run = client.run(RunRequest.of("hasty", "hello"));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.outcome().orElseThrow().text()).contains("You said: hello");
        assertThat(run.progress()).contains(TestingAgentRun.PROGRESS);
        assertThat(run.finishedAt().orElseThrow()).isAfterOrEqualTo(run.origin().startedAt());
    }

    @Test
    void aFailedRunSaysWhy() throws InterruptedException {
        Run run = client.run(RunRequest.of("hasty", "fail"));

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.outcome()).contains(new RunOutcome.Failed(RunProblem.of("model-failed", "Model failed", "401")));
        assertThat(run.progress()).contains(TestingAgentRun.PROGRESS);
    }

    @Test
    void aTimedOutRunHasWhatItSaidLast() throws InterruptedException {
        Run run = client.run(RunRequest.of("hasty", "time out"));

        assertThat(run.status()).isEqualTo(RunStatus.TIMED_OUT);
        assertThat(run.outcome().orElseThrow().text()).contains("so far");
    }

    @Test
    void aRunThatFailsUnexpectedlyTellsNothingOfItsInside() throws InterruptedException {
        Run run = client.run(RunRequest.of("hasty", "crash"));

        assertThat(run.outcome())
                .contains(new RunOutcome.Failed(RunProblem.of(
                        "internal-error", "Internal error", "The run ended with an error that nobody expected.")));
    }

    @Test
    void aRunThatContinuesAsNewIsFollowedToItsEnd() throws InterruptedException {
        Run run = client.run(RunRequest.of("hasty", "continue"));

        assertThat(run.outcome().orElseThrow().text()).contains("continued");
        assertThat(run.input()).contains("continue");
    }

    @Test
    void aTerminatedRunHasFailed() throws Exception {
        RunHandle handle = client.start(RunRequest.of("hasty", "wait"));
        connection.temporal().newUntypedWorkflowStub(handle.runId().value()).terminate("too expensive");

        assertThat(handle.await(LONG).outcome())
                .contains(new RunOutcome.Failed(RunProblem.of(
                        "terminated", "Run terminated", "An operator terminated the run: too expensive")));
    }

    @Test
    void aRunningRunIsAskedForItsProgress() {
        RunHandle handle = client.start(RunRequest.of("hasty", "wait"));
        Run run = handle.run();
        handle.cancel();

        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.progress()).contains(TestingAgentRun.PROGRESS);
        assertThat(run.outcome()).isEmpty();
        assertThat(run.finishedAt()).isEmpty();
    }

    @Test
    void aCancelledRunKeepsItsProgressAndCannotBeCancelledAgain() throws Exception {
        RunHandle handle = client.start(RunRequest.of("hasty", "wait"));
        handle.cancel();
        Run run = handle.await(LONG);

        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(run.progress()).contains(TestingAgentRun.PROGRESS);
        assertThatThrownBy(handle::cancel).isInstanceOf(RunFinished.class);
    }

    @Test
    void waitingForARunEndsWithoutEndingTheRun() {
        RunHandle handle = client.start(RunRequest.of("hasty", "wait"));

        assertThatThrownBy(() -> handle.await(Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
        assertThat(handle.run().status()).isEqualTo(RunStatus.RUNNING);
        handle.cancel();
    }

    @Test
    void completionCanBeWaitedForByAnyHandle() {
        RunHandle handle = client.start(RunRequest.of("hasty", "wait"));
        CompletableFuture<Run> end = client.handle(handle.runId()).completion().toCompletableFuture();
        handle.cancel();

        assertThat(end.join().status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void anUnknownRunIsUnknownWhateverIsAskedOfIt() {
        RunHandle handle = client.handle(UNKNOWN);

        assertThatThrownBy(handle::run)
                .isInstanceOf(UnknownRun.class)
                .hasMessage("There is no run 'unknown'.")
                .hasNoCause();
        assertThatThrownBy(handle::cancel).isInstanceOf(UnknownRun.class);
        assertThatThrownBy(() -> client.messages(UNKNOWN)).isInstanceOf(UnknownRun.class);
        assertThatThrownBy(() -> handle.completion().toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UnknownRun.class);
    }

    @Test
    void anIdThatTemporalWouldRefuseIsUnknown() {
        assertThatThrownBy(() -> client.handle(new RunId("x".repeat(5000))).run())
                .isInstanceOf(UnknownRun.class);
    }

    @Test
    void anotherKindOfWorkflowIsNoRun() {
        WorkflowStub stub = connection
                .temporal()
                .newUntypedWorkflowStub(
                        "Nightly",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("nightly-1")
                                .setTaskQueue("nobody")
                                .build());
        stub.start();

        assertThatThrownBy(() -> client.handle(new RunId("nightly-1")).run()).isInstanceOf(UnknownRun.class);
        assertThatThrownBy(() -> client.handle(new RunId("nightly-1")).cancel()).isInstanceOf(UnknownRun.class);
        assertThat(Optional.of(stub.describe().getStatus().name())).contains("WORKFLOW_EXECUTION_STATUS_RUNNING");
    }

    @Test
    void theTranscriptIsReadPageByPage() throws InterruptedException {
        Run run = client.run(RunRequest.of("hasty", "hello"));

        assertThat(client.messages(run.runId()))
                .extracting(Message::content)
                .containsExactly("hello 0", "hello 1", "hello 2", "hello 3", "hello 4");
    }
}
