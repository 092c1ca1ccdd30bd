package io.agentee.runtime.client;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.agentee.api.run.AgentClientException.TemporalUnavailable;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.serviceclient.MetricsTag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one run to its end. Temporal may be down meanwhile: what counts is that the run ends, or that its time is over.
 */
final class RunFollower {

    /** Temporal answers a long poll after 20 s, if nothing has happened. */
    private static final long POLL_SECONDS = 40;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2000;

    /** How long to go on without having heard of the run at all. */
    private static final Duration FIRST_ANSWER = Duration.ofMinutes(2);

    /** Temporal needs a moment to close a run whose time is over. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final TemporalCalls calls;
    private final RunLookup lookup;
    private final Clock clock;
    private final RunId runId;
    private final CompletableFuture<Run> end = new CompletableFuture<>();
    private volatile CompletableFuture<?> waiting = CompletableFuture.completedFuture(null);
    private volatile Instant giveUp;
    private volatile boolean known;

    /**
     * @param backstop when Temporal ends the run at the latest; empty when that is not known yet
     */
    RunFollower(TemporalCalls calls, RunLookup lookup, Clock clock, RunId runId, Optional<Instant> backstop) {
        this.calls = calls;
        this.lookup = lookup;
        this.clock = clock;
        this.runId = runId;
        this.known = backstop.isPresent();
        this.giveUp = backstop.map(time -> time.plus(GRACE))
                .orElseGet(() -> clock.instant().plus(FIRST_ANSWER));
    }

    /** Begins to follow. Completing the future, in whatever way, ends that. */
    CompletableFuture<Run> follow() {
        when(end, (run, failure) -> waiting.cancel(true));
        look(FIRST_PAUSE_MILLIS);
        return end;
    }

    private void look(long pause) {
        if (end.isDone()) {
            return;
        }
        when(lookup.find(runId, TemporalCalls.promptly()).thenCompose(this::readIfOver), (run, failure) -> {
            if (failure != null) {
                onFailure(TemporalCalls.unwrap(failure), pause);
            } else if (run.isPresent()) {
                end.complete(run.orElseThrow());
            } else {
                poll();
            }
        });
    }

    private CompletableFuture<Optional<Run>> readIfOver(DescribedRun run) {
        if (!known) {
            known = true;
            giveUp = run.backstop().plus(GRACE);
        }
        return run.status().finished()
                ? lookup.read(run, TemporalCalls.promptly()).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    /** Without naming an execution: a run that continues as new is followed by looking again. */
    private void poll() {
        GetWorkflowExecutionHistoryRequest request = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(runId.value()))
                .setHistoryEventFilterType(HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
                .setWaitNewEvent(true)
                .build();
        CompletableFuture<?> poll =
                calls.once(stub -> stub.withOption(MetricsTag.HISTORY_LONG_POLL_CALL_OPTIONS_KEY, true)
                        .withDeadlineAfter(POLL_SECONDS, SECONDS)
                        .getWorkflowExecutionHistory(request));
        waiting = poll;
        if (end.isDone()) {
            poll.cancel(true);
        }
        when(poll, (answer, failure) -> {
            if (failure == null) {
                look(FIRST_PAUSE_MILLIS);
            } else {
                lookAfter(FIRST_PAUSE_MILLIS);
            }
        });
    }

    private void onFailure(Throwable failure, long pause) {
        if (!(failure instanceof TemporalUnavailable)
                || calls.closed()
                || clock.instant().isAfter(giveUp)) {
            end.completeExceptionally(failure);
        } else {
            lookAfter(pause);
        }
    }

    private void lookAfter(long pause) {
        when(calls.after(pause), (elapsed, stopped) -> {
            if (stopped == null) {
                look(Math.min(2 * pause, LONGEST_PAUSE_MILLIS));
            } else {
                end.completeExceptionally(TemporalCalls.unwrap(stopped));
            }
        });
    }

    /** What goes wrong in an action must reach whoever waits, too. */
    private <T> void when(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> action) {
        stage.whenComplete((value, failure) -> {
            try {
                action.accept(value, failure);
            } catch (RuntimeException unexpected) {
                end.completeExceptionally(unexpected);
            }
        });
    }
}
