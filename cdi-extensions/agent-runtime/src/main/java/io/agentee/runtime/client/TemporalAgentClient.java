package io.agentee.runtime.client;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventId;
import io.agentee.api.message.Message;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.Page;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunRequest;
import io.agentee.api.transport.EventTransport;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.stream.RunStreams;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The client that knows runs as Temporal workflows. Opens and closes nothing: what it is given must outlive it.
 */
public final class TemporalAgentClient implements AgentClient {

    private final TemporalCalls calls;
    private final Clock clock;
    private final RunLookup lookup;
    private final RunStarts starts;
    private final RunList list;
    private final TranscriptReader transcripts;
    private final RunStreams streams;

    /**
     * @param client the connection to Temporal; its data converter must be the one of the workers
     * @param catalog the agents whose runs can be started
     * @param events brings what models say while they say it
     * @param limits what is accepted
     * @param timer runs short tasks after a while; never blocked
     * @param executor runs what callers hang on the stages that this client returns
     * @param clock the time, for new ids and for whether a worker polls
     */
    public TemporalAgentClient(
            WorkflowClient client,
            AgentCatalog catalog,
            EventTransport events,
            ClientLimits limits,
            ScheduledExecutorService timer,
            Executor executor,
            Clock clock) {
        requireNonNull(catalog, "catalog is null");
        requireNonNull(limits, "limits is null");
        this.calls = new TemporalCalls(
                requireNonNull(client, "client is null"),
                requireNonNull(timer, "timer is null"),
                requireNonNull(executor, "executor is null"));
        this.clock = requireNonNull(clock, "clock is null");
        this.lookup = new RunLookup(calls);
        this.starts = new RunStarts(calls, catalog, limits, clock, lookup);
        this.list = new RunList(calls, clock);
        this.transcripts = new TranscriptReader(calls, lookup);
        this.streams = new RunStreams(calls, requireNonNull(events, "events is null"), executor);
    }

    @Override
    public RunHandle start(RunRequest request) {
        return TemporalCalls.join(starting(request));
    }

    @Override
    public CompletableFuture<RunHandle> startAsync(RunRequest request) {
        try {
            return calls.handOver(starting(request));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private CompletableFuture<RunHandle> starting(RunRequest request) {
        return starts.start(request)
                .thenApply(order ->
                        new TemporalRunHandle(calls, lookup, clock, order.runId(), Optional.of(order.backstop())));
    }

    @Override
    public Run run(RunRequest request) throws InterruptedException {
        CompletableFuture<Run> end = start(request).completion().toCompletableFuture();
        try {
            return end.get();
        } catch (ExecutionException failed) {
            throw TemporalCalls.rethrown(failed.getCause());
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public RunHandle handle(RunId runId) {
        return new TemporalRunHandle(calls, lookup, clock, requireNonNull(runId, "runId is null"), Optional.empty());
    }

    @Override
    public Page<Run> list(RunFilter filter, int limit, String cursor) {
        return TemporalCalls.join(list.page(filter, limit, cursor));
    }

    @Override
    public List<Message> messages(RunId runId) {
        return TemporalCalls.join(transcripts.messages(runId));
    }

    @Override
    public Flow.Publisher<AgentEvent> stream(RunId runId, EventId after) {
        return TemporalCalls.join(streams.open(runId, after));
    }

    @Override
    public CompletableFuture<Flow.Publisher<AgentEvent>> streamAsync(RunId runId, EventId after) {
        return calls.handOver(streams.open(runId, after));
    }
}
