package io.agentee.runtime.client;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentMode;
import io.agentee.api.run.AgentClientException.IdempotencyConflict;
import io.agentee.api.run.AgentClientException.InputTooLarge;
import io.agentee.api.run.RunRequest;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.grpc.Deadline;
import io.grpc.Status;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Starts runs: one for each idempotency key, none that nobody would work on. */
final class RunStarts {

    private final TemporalCalls calls;
    private final AgentCatalog catalog;
    private final ClientLimits limits;
    private final Clock clock;
    private final RunIds ids;
    private final RunLookup lookup;
    private final WorkerPresence workers;

    RunStarts(TemporalCalls calls, AgentCatalog catalog, ClientLimits limits, Clock clock, RunLookup lookup) {
        this.calls = calls;
        this.catalog = catalog;
        this.limits = limits;
        this.clock = clock;
        this.ids = new RunIds(clock);
        this.lookup = lookup;
        this.workers = new WorkerPresence(calls, limits, clock);
    }

    /** The order, once Temporal holds a run for it. */
    CompletableFuture<StartOrder> start(RunRequest request) {
        requireAcceptable(request);
        StartOrder order = StartOrder.of(calls.client(), catalog, ids.idFor(request), request, clock.instant());
        return startedBefore(order)
                .thenCompose(started -> started ? CompletableFuture.completedFuture(order) : startNow(order));
    }

    /** A repeated request gets its run, also when the worker has gone meanwhile. */
    private CompletableFuture<Boolean> startedBefore(StartOrder order) {
        if (order.request().idempotencyKey().isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        return lookup.describe(order.runId(), TemporalCalls.promptly())
                .thenApply(Optional::of)
                .exceptionallyCompose(failure -> TemporalCalls.is(Status.Code.NOT_FOUND, failure)
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : CompletableFuture.failedFuture(failure))
                .thenApply(found -> {
                    found.ifPresent(run -> requireSame(order, run));
                    return found.isPresent();
                });
    }

    private CompletableFuture<StartOrder> startNow(StartOrder order) {
        boolean interactive = order.definition().execution().mode() == AgentMode.INTERACTIVE;
        CompletableFuture<Void> ready = interactive
                ? workers.await(order.definition().execution().taskQueue())
                : CompletableFuture.completedFuture(null);
        return ready.thenCompose(there -> send(order));
    }

    private CompletableFuture<StartOrder> send(StartOrder order) {
        Deadline deadline = TemporalCalls.promptly();
        return calls.call(deadline, stub -> stub.startWorkflowExecution(order.message()))
                .thenApply(started -> order)
                .exceptionallyCompose(failure -> TemporalCalls.is(Status.Code.ALREADY_EXISTS, failure)
                        ? lookup.describe(order.runId(), deadline).thenApply(run -> requireSame(order, run))
                        : CompletableFuture.failedFuture(failure));
    }

    private static StartOrder requireSame(StartOrder order, DescribedRun run) {
        if (!run.isAgentRun() || !run.requestDigest().equals(Optional.of(order.digest()))) {
            throw new IdempotencyConflict(
                    order.request().idempotencyKey().orElse(order.runId().value()));
        }
        return order;
    }

    private void requireAcceptable(RunRequest request) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        if (!encoder.canEncode(request.input())) {
            throw new IllegalArgumentException("input is not well-formed Unicode");
        }
        int bytes = request.input().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limits.maxInputBytes()) {
            throw new InputTooLarge(bytes, limits.maxInputBytes());
        }
    }
}
