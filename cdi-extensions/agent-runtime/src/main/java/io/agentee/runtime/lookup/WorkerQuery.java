package io.agentee.runtime.lookup;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.agentee.api.run.AgentClientException.NoWorker;
import io.grpc.Deadline;
import io.grpc.Status;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks runs what only they know: a worker answers, for which some seconds are waited. */
public final class WorkerQuery {

    /** A worker that has to replay a long run first needs some of it. */
    private static final long WORKER_SECONDS = 10;

    private static final long PAUSE_MILLIS = 250;

    private final TemporalCalls calls;

    public WorkerQuery(TemporalCalls calls) {
        this.calls = calls;
    }

    /**
     * What a run answers.
     *
     * @param query the name of the query
     * @param argument its only argument
     * @param type what the answer is
     * @return fails with {@link NoWorker} when no worker answers in time
     */
    public <T> CompletableFuture<T> ask(DescribedRun run, String query, Object argument, Class<T> type) {
        return ask(run, query, argument).thenApply(answer -> run.payloads().read(answer, type));
    }

    /** The same for a query that may have no answer. */
    public <T> CompletableFuture<Optional<T>> askOptional(
            DescribedRun run, String query, Object argument, Class<T> type) {
        return ask(run, query, argument).thenApply(answer -> run.payloads().readOptional(answer, type));
    }

    private CompletableFuture<Payloads> ask(DescribedRun run, String query, Object argument) {
        QueryWorkflowRequest request = QueryWorkflowRequest.newBuilder()
                .setNamespace(calls.namespace())
                // Without naming an execution: the run may continue as new meanwhile.
                .setExecution(run.info().getExecution().toBuilder().clearRunId())
                .setQuery(WorkflowQuery.newBuilder()
                        .setQueryType(query)
                        .setQueryArgs(run.payloads().arguments(argument)))
                .build();
        return attempt(run, request, Deadline.after(WORKER_SECONDS, SECONDS));
    }

    private CompletableFuture<Payloads> attempt(DescribedRun run, QueryWorkflowRequest request, Deadline deadline) {
        return calls.once(stub -> stub.withDeadline(deadline).queryWorkflow(request))
                .thenApply(QueryWorkflowResponse::getQueryResult)
                .exceptionallyCompose(failure -> again(run, request, deadline, failure));
    }

    private CompletableFuture<Payloads> again(
            DescribedRun run, QueryWorkflowRequest request, Deadline deadline, Throwable failure) {
        boolean tooEarly = TemporalCalls.is(Status.Code.FAILED_PRECONDITION, failure);
        boolean over = deadline.timeRemaining(SECONDS) <= 0;
        if (over && (tooEarly || TemporalCalls.is(Status.Code.DEADLINE_EXCEEDED, failure))) {
            return CompletableFuture.failedFuture(new NoWorker(run.info().getTaskQueue()));
        }
        if (!over && (tooEarly || TemporalCalls.isTemporary(failure))) {
            return calls.after(PAUSE_MILLIS).thenCompose(elapsed -> attempt(run, request, deadline));
        }
        return RunLookup.unlessUnknown(run.runId(), CompletableFuture.failedFuture(TemporalCalls.lasting(failure)));
    }
}
