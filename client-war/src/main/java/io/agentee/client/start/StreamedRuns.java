package io.agentee.client.start;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventId;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunRequest;
import io.agentee.client.caller.NotAllowedException;
import io.agentee.client.caller.Permissions;
import io.agentee.client.run.RunPath;
import io.agentee.client.stream.EventStream;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Starts runs whose caller is sent their events; no thread waits for any. */
@Singleton
public class StreamedRuns {

    private final AgentClient agents;

    @Inject
    public StreamedRuns(AgentClient agents) {
        this.agents = agents;
    }

    /**
     * Starts a run, and has all of its events; the stage fails as {@link AgentClient#startAsync} and
     * {@link AgentClient#streamAsync} do.
     *
     * @throws NotAllowedException if the caller may not start runs
     */
    public CompletionStage<EventStream> start(RunRequest request, UnaryOperator<AgentEvent> view) {
        new Permissions(request.caller()).requireStart();
        return agents.startAsync(request).thenCompose(handle -> started(handle, view));
    }

    private CompletionStage<EventStream> started(RunHandle handle, UnaryOperator<AgentEvent> view) {
        return agents.streamAsync(handle.runId(), EventId.BEGINNING)
                .thenApply(events -> new EventStream(events, view, Optional.of(RunPath.of(handle.runId()))));
    }
}
