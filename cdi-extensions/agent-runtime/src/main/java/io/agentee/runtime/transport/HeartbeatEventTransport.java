package io.agentee.runtime.transport;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.api.transport.PiecePage;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.lookup.TemporalCalls;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Needs nothing but Temporal: the heartbeats of a model call carry what the model has said so far, and readers ask
 * Temporal for the last heartbeat. Nothing of it enters a history.
 *
 * <p>Its limits: text comes in steps of up to a second, and not token by token. Each run that is watched costs Temporal a
 * call every half second and server, and each model call that streams two heartbeats a second. Nothing is kept of an
 * attempt once another has begun, nor of a call that is over, and of a text no more than its last 64 Ki characters.
 */
public final class HeartbeatEventTransport implements EventTransport {

    private static final long PAUSE_MILLIS = 500;
    private static final long READ_MILLIS = 2_000;

    private final TemporalCalls calls;
    private volatile boolean closed;

    /** Reads the heartbeats of the runs that these calls reach. */
    public HeartbeatEventTransport(TemporalCalls calls) {
        this.calls = calls;
    }

    @Override
    public AnswerWriter writer(ModelAttempt attempt) {
        return new HeartbeatWriter(attempt);
    }

    @Override
    public CompletionStage<PiecePage> read(RunId runId, String cursor) {
        DescribeWorkflowExecutionRequest request = DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(runId.value()))
                .build();
        return calls.once(stub -> stub.withDeadlineAfter(READ_MILLIS, TimeUnit.MILLISECONDS)
                        .describeWorkflowExecution(request))
                .thenApply(run -> page(runId, run));
    }

    private PiecePage page(RunId runId, DescribeWorkflowExecutionResponse run) {
        RunPayloads payloads = new RunPayloads(calls.client(), runId);
        return run.getPendingActivitiesList().stream()
                .filter(PendingActivityInfo::hasHeartbeatDetails)
                .findFirst()
                .map(call -> payloads.read(call.getHeartbeatDetails(), AnswerSoFar.class))
                .map(soFar -> new PiecePage(soFar.pieces(), PiecePage.BEGINNING, true))
                .orElseGet(() -> new PiecePage(List.of(), PiecePage.BEGINNING, true));
    }

    @Override
    public Following follow(RunId runId, String cursor, Consumer<PiecePage> listener) {
        Poll poll = new Poll(runId, listener);
        poll.run();
        return poll;
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Poll implements Following, Runnable {

        private final RunId runId;
        private final Consumer<PiecePage> listener;
        private volatile boolean over;

        Poll(RunId runId, Consumer<PiecePage> listener) {
            this.runId = runId;
            this.listener = listener;
        }

        @Override
        public void run() {
            if (over || closed || calls.closed()) {
                return;
            }
            CompletableFuture<PiecePage> page = read(runId, PiecePage.BEGINNING).toCompletableFuture();
            TemporalCalls.whenOver(
                    page.thenAccept(this::listen),
                    () -> TemporalCalls.whenOver(calls.after(PAUSE_MILLIS).thenRun(this), () -> {}));
        }

        private void listen(PiecePage page) {
            if (!over) {
                listener.accept(page);
            }
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
