package io.agentee.runtime.stream;

import com.google.protobuf.ByteString;
import io.agentee.api.run.AgentClientException.TemporalUnavailable;
import io.agentee.api.run.AgentClientException.UnknownRun;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.TemporalCalls;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.serviceclient.MetricsTag;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The history of a run, page by page, as it grows, through all executions of the run. While Temporal is away it goes on
 * asking for some minutes. One caller at a time.
 */
final class RunHistory implements AutoCloseable {

    private static final int PAGE = 200;

    /** Temporal answers a long poll after 20 s, if nothing has happened. */
    private static final long POLL_SECONDS = 40;

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(5).toNanos();

    private final TemporalCalls calls;
    private final RunId runId;
    private String executionId;
    private ByteString nextPage = ByteString.EMPTY;
    // What is there already is read without waiting; then the pages follow on from one another as events happen.
    private boolean waiting;
    private long lastEventId;
    private long answeredAt = System.nanoTime();
    private long pause = FIRST_PAUSE_MILLIS;
    private volatile CompletableFuture<?> poll = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    /**
     * @param executionId where to begin, Temporal's id of an execution of the run
     */
    RunHistory(TemporalCalls calls, RunId runId, String executionId) {
        this.calls = calls;
        this.runId = runId;
        this.executionId = executionId;
    }

    /** The execution that the last page was of. */
    String executionId() {
        return executionId;
    }

    /** Goes on with another execution of the run. */
    void goOnWith(String nextExecutionId) {
        executionId = nextExecutionId;
        lastEventId = 0;
        beginAgain();
    }

    /**
     * The next events; none when nothing has happened for some time. Fails with {@link UnknownRun} when the run is no longer
     * there, and with {@link TemporalUnavailable} when Temporal was away for too long.
     */
    CompletableFuture<List<HistoryEvent>> next() {
        GetWorkflowExecutionHistoryRequest request = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setExecution(WorkflowExecution.newBuilder()
                        .setWorkflowId(runId.value())
                        .setRunId(executionId))
                .setMaximumPageSize(PAGE)
                .setNextPageToken(nextPage)
                .setWaitNewEvent(waiting)
                .build();
        CompletableFuture<GetWorkflowExecutionHistoryResponse> answer =
                calls.once(stub -> stub.withOption(MetricsTag.HISTORY_LONG_POLL_CALL_OPTIONS_KEY, true)
                        .withDeadlineAfter(POLL_SECONDS, TimeUnit.SECONDS)
                        .getWorkflowExecutionHistory(request));
        if (waiting) {
            poll = answer;
            if (closed) {
                answer.cancel(true);
            }
        }
        return calls.handOver(answer).thenApply(this::news).exceptionallyCompose(this::again);
    }

    private List<HistoryEvent> news(GetWorkflowExecutionHistoryResponse answer) {
        answeredAt = System.nanoTime();
        pause = FIRST_PAUSE_MILLIS;
        nextPage = answer.getNextPageToken();
        if (nextPage.isEmpty()) {
            // There is no more now; or there was no page to wait on, as with Temporal's test server: then look again.
            waiting = !waiting;
        }
        List<HistoryEvent> news = answer.getHistory().getEventsList().stream()
                .filter(event -> event.getEventId() > lastEventId)
                .toList();
        if (!news.isEmpty()) {
            lastEventId = news.get(news.size() - 1).getEventId();
        }
        return news;
    }

    /** A page that cannot be had is asked for again from the beginning: what has been read is left out. */
    private CompletableFuture<List<HistoryEvent>> again(Throwable failure) {
        if (TemporalCalls.is(Status.Code.NOT_FOUND, failure)) {
            return CompletableFuture.failedFuture(new UnknownRun(runId));
        }
        if (closed || calls.closed()) {
            return CompletableFuture.failedFuture(new CancellationException("nobody reads this history any more"));
        }
        if (System.nanoTime() - answeredAt > PATIENCE_NANOS) {
            return CompletableFuture.failedFuture(new TemporalUnavailable(TemporalCalls.unwrap(failure)));
        }
        beginAgain();
        long now = pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        return calls.after(now).thenCompose(elapsed -> next());
    }

    private void beginAgain() {
        nextPage = ByteString.EMPTY;
        waiting = false;
    }

    /** Aborts a long poll. Other reads are over soon, and Temporal's development server does not take it well: its database locks up. */
    @Override
    public void close() {
        closed = true;
        poll.cancel(true);
    }
}
