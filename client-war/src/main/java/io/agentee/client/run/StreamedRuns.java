package io.agentee.client.run;

import io.agentee.api.event.EventBody;
import io.agentee.api.event.EventId;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunRequest;
import io.agentee.client.stream.EventStream;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Finds the events that a watcher is to be sent; no thread waits for any. */
@Singleton
public class StreamedRuns {

    private final AgentClient agents;

    @Inject
    public StreamedRuns(AgentClient agents) {
        this.agents = agents;
    }

    /** The events of a run after this one; the stage fails as {@link AgentClient#streamAsync} does. */
    public CompletionStage<EventStream> after(RunId runId, EventId after) {
        return agents.streamAsync(runId, after).thenApply(EventStream::of);
    }

    /**
     * Starts a run, and has all of its events; the stage fails as {@link AgentClient#startAsync} and
     * {@link AgentClient#streamAsync} do.
     */
    public CompletionStage<EventStream> start(RunRequest request, UnaryOperator<EventBody> view) {
        return agents.startAsync(request).thenCompose(handle -> started(handle, view));
    }

    private CompletionStage<EventStream> started(RunHandle handle, UnaryOperator<EventBody> view) {
        return agents.streamAsync(handle.runId(), EventId.BEGINNING)
                .thenApply(events -> new EventStream(events, view, Optional.of(RunPath.of(handle.runId()))));
    }
}
