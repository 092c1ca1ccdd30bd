package io.agentee.client.run;

import io.agentee.api.event.EventId;
import io.agentee.api.message.Message;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Page;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunId;
import io.agentee.client.caller.NotAllowedException;
import io.agentee.client.caller.Permissions;
import io.agentee.client.problem.StageFailure;
import io.agentee.client.stream.EventStream;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Runs as one caller may see them. A run that the caller may not see is as good as none: every method fails for it with the
 * {@link AgentClientException.UnknownRun} with which it fails for a run that does not exist.
 */
@Singleton
public class VisibleRuns {

    private final AgentClient agents;

    @Inject
    public VisibleRuns(AgentClient agents) {
        this.agents = agents;
    }

    /** The run as it stands; holds no thread. */
    public CompletionStage<Run> read(RunId runId, Caller caller) {
        return StageFailure.unwrapped(agents.handle(runId).runAsync(new Permissions(caller)::maySee));
    }

    /**
     * A page of those runs that the caller may see.
     *
     * @throws IllegalArgumentException as {@link AgentClient#list} does
     */
    public Page<Run> list(RunFilter wanted, int limit, String cursor, Caller caller) {
        return new Permissions(caller)
                .visible(wanted)
                .map(filter -> agents.list(filter, limit, cursor))
                .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
    }

    /** The events of a run after this one; holds no thread, and fails as {@link AgentClient#streamAsync} does. */
    public CompletionStage<EventStream> events(RunId runId, EventId after, Caller caller) {
        return StageFailure.unwrapped(agents.handle(runId)
                .originAsync()
                .thenCompose(origin -> {
                    requireVisible(runId, origin, caller);
                    return agents.streamAsync(runId, after);
                })
                .thenApply(EventStream::of));
    }

    /** The transcript; fails as {@link AgentClient#messages} does. */
    public List<Message> messages(RunId runId, Caller caller) {
        requireVisible(runId, origin(agents.handle(runId)), caller);
        return agents.messages(runId);
    }

    /**
     * Asks a run to end; fails as {@link RunHandle#cancel} does.
     *
     * @return the run as it stands for the moment
     * @throws NotAllowedException if the caller may see the run, and no more
     */
    public CompletionStage<Run> cancel(RunId runId, Caller caller) {
        RunHandle handle = agents.handle(runId);
        Run.Origin origin = origin(handle);
        requireVisible(runId, origin, caller);
        new Permissions(caller).requireCancel(origin);
        handle.cancel();
        return StageFailure.unwrapped(handle.runAsync());
    }

    /**
     * Refuses callers who may not see this run.
     *
     * @throws AgentClientException.UnknownRun if this is one, or there is no such run
     */
    public void requireVisible(RunId runId, Caller caller) {
        requireVisible(runId, origin(agents.handle(runId)), caller);
    }

    private static Run.Origin origin(RunHandle handle) {
        try {
            return handle.originAsync().toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw StageFailure.cause(failure) instanceof RuntimeException cause ? cause : failure;
        }
    }

    private static void requireVisible(RunId runId, Run.Origin origin, Caller caller) {
        if (!new Permissions(caller).maySee(origin)) {
            throw new AgentClientException.UnknownRun(runId);
        }
    }
}
