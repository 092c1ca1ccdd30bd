package io.agentee.runtime.stream;

import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.TemporalCalls;
import io.grpc.Deadline;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the execution with which a run began, by going back from the present one: Temporal's own note of the first one names,
 * after a reset, one that no longer counts.
 */
final class FirstExecution {

    private final TemporalCalls calls;

    FirstExecution(TemporalCalls calls) {
        this.calls = calls;
    }

    /** Temporal's id of the earliest execution of the run that Temporal still has. */
    CompletableFuture<String> of(DescribedRun run) {
        WorkflowExecution present = run.info().getExecution();
        return run.info().getFirstRunId().equals(present.getRunId())
                ? CompletableFuture.completedFuture(present.getRunId())
                : before(present, present);
    }

    /**
     * @param execution may be gone
     * @param later the execution after it, which is there
     */
    private CompletableFuture<String> before(WorkflowExecution execution, WorkflowExecution later) {
        Deadline deadline = TemporalCalls.promptly();
        GetWorkflowExecutionHistoryRequest request = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setExecution(execution)
                .setMaximumPageSize(1)
                .build();
        return calls.call(deadline, stub -> stub.getWorkflowExecutionHistory(request))
                .thenApply(answer -> answer.getHistory()
                        .getEvents(0)
                        .getWorkflowExecutionStartedEventAttributes()
                        .getContinuedExecutionRunId())
                .thenCompose(earlier -> earlier.isEmpty()
                        ? CompletableFuture.completedFuture(execution.getRunId())
                        : before(execution.toBuilder().setRunId(earlier).build(), execution))
                .exceptionallyCompose(failure -> TemporalCalls.is(Status.Code.NOT_FOUND, failure)
                        ? CompletableFuture.completedFuture(later.getRunId())
                        : CompletableFuture.failedFuture(failure));
    }
}
