package io.agentee.runtime.client;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.agentee.api.run.AgentClientException.RunFinished;
import io.agentee.api.run.AgentClientException.UnknownRun;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.grpc.Deadline;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.RequestCancelWorkflowExecutionRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A run, looked up whenever it is asked for. */
final class TemporalRunHandle implements RunHandle {

    private final TemporalCalls calls;
    private final RunLookup lookup;
    private final Clock clock;
    private final RunId runId;
    private final Optional<Instant> backstop;

    /**
     * @param backstop when Temporal ends the run at the latest; empty when that is not known
     */
    TemporalRunHandle(TemporalCalls calls, RunLookup lookup, Clock clock, RunId runId, Optional<Instant> backstop) {
        this.calls = calls;
        this.lookup = lookup;
        this.clock = clock;
        this.runId = runId;
        this.backstop = backstop;
    }

    @Override
    public RunId runId() {
        return runId;
    }

    @Override
    public Run run() {
        return TemporalCalls.join(lookup.read(runId, TemporalCalls.promptly()));
    }

    @Override
    public CompletableFuture<Run> runAsync() {
        return calls.handOver(lookup.read(runId, TemporalCalls.promptly()));
    }

    @Override
    public CompletableFuture<Run> runAsync(Predicate<Run.Origin> visible) {
        Deadline deadline = TemporalCalls.promptly();
        return calls.handOver(lookup.find(runId, deadline).thenCompose(run -> {
            if (!visible.test(run.summary().origin())) {
                throw new UnknownRun(runId);
            }
            return lookup.read(run, deadline);
        }));
    }

    @Override
    public CompletableFuture<Run.Origin> originAsync() {
        return calls.handOver(lookup.find(runId, TemporalCalls.promptly())
                .thenApply(run -> run.summary().origin()));
    }

    @Override
    public CompletableFuture<Run> completion() {
        CompletableFuture<Run> end = new RunFollower(calls, lookup, clock, runId, backstop).follow();
        CompletableFuture<Run> result = calls.handOver(end);
        // Whoever gave up waiting must not leave a poll behind that goes on for hours.
        TemporalCalls.whenOver(result, () -> end.cancel(false));
        return result;
    }

    @Override
    public Run await(Duration atMost) throws TimeoutException, InterruptedException {
        CompletableFuture<Run> end = completion();
        try {
            return end.get(nanos(atMost), NANOSECONDS);
        } catch (ExecutionException failed) {
            throw TemporalCalls.rethrown(failed.getCause());
        } finally {
            end.cancel(false);
        }
    }

    private static long nanos(Duration duration) {
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        return duration.compareTo(longest) > 0 ? Long.MAX_VALUE : duration.toNanos();
    }

    @Override
    public void cancel() {
        Deadline deadline = TemporalCalls.promptly();
        TemporalCalls.join(lookup.find(runId, deadline).thenCompose(run -> cancel(run, deadline)));
    }

    private CompletableFuture<?> cancel(DescribedRun run, Deadline deadline) {
        if (run.status().finished()) {
            throw new RunFinished(runId);
        }
        RequestCancelWorkflowExecutionRequest request = RequestCancelWorkflowExecutionRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setIdentity(calls.client().getOptions().getIdentity())
                .setRequestId(UUID.randomUUID().toString())
                .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(runId.value()))
                .build();
        return calls.call(deadline, stub -> stub.requestCancelWorkflowExecution(request))
                .exceptionallyCompose(failure -> TemporalCalls.is(Status.Code.NOT_FOUND, failure)
                        ? CompletableFuture.failedFuture(new RunFinished(runId))
                        : CompletableFuture.failedFuture(failure));
    }
}
