package io.agentee.runtime.lookup;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.agentee.api.run.AgentClientException.NoWorker;
import io.grpc.Deadline;
import io.grpc.Status;
import io.temporal.api.common.v1.Header;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;
import io.temporal.api.update.v1.Input;
import io.temporal.api.update.v1.Meta;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.update.v1.Request;
import io.temporal.api.update.v1.WaitPolicy;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Changes runs, and learns at once what became of it: a worker makes the change, for which some seconds are waited. */
public final class WorkerUpdate {

    /** A worker that has to replay a long run first needs some of it, and so do others who want the same run. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Temporal takes ten updates of a run at a time, and gives up those too when an eleventh comes. So a client sends one at a
     * time; those of further clients come again, ever later, and not all at once.
     */
    private static final long FIRST_PAUSE_MILLIS = 100;

    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final TemporalCalls calls;
    private final Duration patience;
    private final Turns<String> turns = new Turns<>();

    public WorkerUpdate(TemporalCalls calls) {
        this(calls, PATIENCE);
    }

    WorkerUpdate(TemporalCalls calls, Duration patience) {
        this.calls = calls;
        this.patience = patience;
    }

    /**
     * Makes a change. Temporal knows it again when it is sent once more, so it is made once at most.
     *
     * @param workflow what is changed
     * @param update the name of the update
     * @param header what the application's context propagators send along
     * @param argument its only argument
     * @return fails with {@link io.temporal.failure.ApplicationFailure} when the workflow refuses it, with
     *     {@link NoWorker} when no worker answers in time, and with Temporal's {@code NOT_FOUND} when the workflow is over
     */
    public CompletableFuture<Payloads> send(DescribedRun workflow, String update, Header header, Object argument) {
        String workflowId = workflow.info().getExecution().getWorkflowId();
        UpdateWorkflowExecutionRequest request = UpdateWorkflowExecutionRequest.newBuilder()
                .setNamespace(calls.namespace())
                // Without naming an execution: the workflow may continue as new meanwhile.
                .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .setWaitPolicy(WaitPolicy.newBuilder()
                        .setLifecycleStage(
                                UpdateWorkflowExecutionLifecycleStage
                                        .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED))
                .setRequest(Request.newBuilder()
                        .setMeta(Meta.newBuilder()
                                .setUpdateId(UUID.randomUUID().toString())
                                .setIdentity(calls.client().getOptions().getIdentity()))
                        .setInput(Input.newBuilder()
                                .setHeader(header)
                                .setName(update)
                                .setArgs(workflow.payloads().arguments(argument))))
                .build();
        Deadline deadline = Deadline.after(patience.toMillis(), MILLISECONDS);
        return turns.take(workflowId, () -> attempt(workflow, request, deadline, FIRST_PAUSE_MILLIS))
                .thenApply(outcome -> result(workflow, outcome));
    }

    private CompletableFuture<Outcome> attempt(
            DescribedRun workflow, UpdateWorkflowExecutionRequest request, Deadline deadline, long pause) {
        return calls.once(stub -> stub.withDeadline(deadline).updateWorkflowExecution(request))
                .thenCompose(answer -> outcome(workflow, request, deadline, pause, answer))
                .exceptionallyCompose(failure -> again(workflow, request, deadline, pause, failure));
    }

    private CompletableFuture<Outcome> outcome(
            DescribedRun workflow,
            UpdateWorkflowExecutionRequest request,
            Deadline deadline,
            long pause,
            UpdateWorkflowExecutionResponse answer) {
        if (answer.hasOutcome()) {
            return CompletableFuture.completedFuture(answer.getOutcome());
        }
        // Temporal itself gave up waiting for a worker.
        return isOver(deadline, pause) ? noWorker(workflow) : later(workflow, request, deadline, pause);
    }

    private CompletableFuture<Outcome> again(
            DescribedRun workflow,
            UpdateWorkflowExecutionRequest request,
            Deadline deadline,
            long pause,
            Throwable failure) {
        if (!isOver(deadline, pause) && TemporalCalls.isTemporary(failure)) {
            return later(workflow, request, deadline, pause);
        }
        return TemporalCalls.is(Status.Code.DEADLINE_EXCEEDED, failure)
                ? noWorker(workflow)
                : CompletableFuture.failedFuture(TemporalCalls.lasting(failure));
    }

    private CompletableFuture<Outcome> later(
            DescribedRun workflow, UpdateWorkflowExecutionRequest request, Deadline deadline, long pause) {
        long next = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        return calls.after(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1))
                .thenCompose(elapsed -> attempt(workflow, request, deadline, next));
    }

    private static boolean isOver(Deadline deadline, long pause) {
        return deadline.timeRemaining(MILLISECONDS) <= pause;
    }

    private static <T> CompletableFuture<T> noWorker(DescribedRun workflow) {
        return CompletableFuture.failedFuture(new NoWorker(workflow.info().getTaskQueue()));
    }

    private static Payloads result(DescribedRun workflow, Outcome outcome) {
        if (outcome.hasFailure()) {
            throw workflow.payloads().exception(outcome.getFailure());
        }
        return outcome.getSuccess();
    }
}
