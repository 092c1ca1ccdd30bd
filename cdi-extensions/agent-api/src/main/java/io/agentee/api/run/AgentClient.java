package io.agentee.api.run;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventId;
import io.agentee.api.message.Message;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Starts runs and finds them again. Talks to Temporal only: no worker needs to be in this process. Every method throws
 * {@link AgentClientException.TemporalUnavailable} within seconds when Temporal cannot be reached. Safe for use by many
 * threads.
 */
public interface AgentClient {

    /**
     * Starts a run and returns as soon as Temporal holds it. For an interactive agent, waits up to 15 s for a worker;
     * use {@link #startAsync} to hold no thread meanwhile.
     *
     * @throws AgentClientException.UnknownAgent if there is no such agent
     * @throws AgentClientException.InputTooLarge if the input is over the limit
     * @throws AgentClientException.IdempotencyConflict if the key was used for another request
     * @throws AgentClientException.NoWorker if the agent is interactive and no worker polls; nothing was started
     */
    RunHandle start(RunRequest request);

    /** As {@link #start}, without holding a thread; the stage fails with the exceptions that {@code start} throws. */
    CompletionStage<RunHandle> startAsync(RunRequest request);

    /** Starts a run and waits for its end, however that is. */
    Run run(RunRequest request) throws InterruptedException;

    /** The run of this id; nothing is looked up before the handle is used. */
    RunHandle handle(RunId runId);

    /**
     * Lists runs, newest first.
     *
     * @param filter which ones
     * @param limit how many on a page, 1 to 200
     * @param cursor where the page begins: empty for the first page, else the {@code nextCursor} of the page before
     * @throws IllegalArgumentException if the limit is out of range, or the cursor is none of this list
     */
    Page<Run> list(RunFilter filter, int limit, String cursor);

    /**
     * The transcript of a run, also of a finished one. Needs a worker to answer.
     *
     * @throws AgentClientException.UnknownRun if there is no such run
     * @throws AgentClientException.NoWorker if no worker answers in time
     */
    List<Message> messages(RunId runId);

    /**
     * The events of a run, live or finished: complete, in order, without duplicates. Each subscriber of the publisher gets
     * a stream of its own, at the pace of its requests; a slow one costs no memory. The stream completes after the event
     * that ends the run. Subscribers are called on a few threads that all share, and must not block. The stream fails with {@link AgentClientException.TemporalUnavailable} when Temporal was away for five
     * minutes. Whatever its end, it can be resumed after the last event that was seen. Cancelling the subscription does
     * not cancel the run.
     *
     * @param runId the run
     * @param after the event after which to begin, or {@link EventId#BEGINNING}
     * @throws AgentClientException.UnknownRun if there is no such run
     * @throws AgentClientException.UnknownEvent if the event is none of this run
     */
    Flow.Publisher<AgentEvent> stream(RunId runId, EventId after);

    /** As {@link #stream}, without holding a thread; the stage fails with the exceptions that {@code stream} throws. */
    CompletionStage<Flow.Publisher<AgentEvent>> streamAsync(RunId runId, EventId after);
}
