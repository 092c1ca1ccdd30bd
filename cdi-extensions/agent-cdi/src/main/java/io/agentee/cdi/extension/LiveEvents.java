package io.agentee.cdi.extension;

import io.agentee.api.transport.EventTransport;
import io.agentee.cdi.event.ChosenTransport;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.transport.HeartbeatEventTransport;
import io.agentee.runtime.transport.LocalEventTransport;
import io.agentee.temporal.OnePerApplication;
import io.agentee.temporal.connection.TemporalConnections;
import io.temporal.client.WorkflowClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one event transport of the application: its worker writes what its client reads, if it has both. */
@OnePerApplication
class LiveEvents {

    private final Deployed deployed;
    private final TemporalConnections connections;
    private final Provider<WorkflowClient> temporal;
    private final AgenteeThreads threads;
    private @Nullable EventTransport transport;

    @Inject
    LiveEvents(
            Deployed deployed,
            TemporalConnections connections,
            Provider<WorkflowClient> temporal,
            AgenteeThreads threads) {
        this.deployed = deployed;
        this.connections = connections;
        this.temporal = temporal;
        this.threads = threads;
    }

    /** The transport itself, which outlives the proxies of beans while the application stops. */
    synchronized EventTransport transport() {
        if (transport == null) {
            transport = create(deployed.transport());
        }
        return transport;
    }

    private EventTransport create(ChosenTransport chosen) {
        if (chosen instanceof ChosenTransport.Provided provided) {
            return provided.create(connections.threadFactory());
        }
        if (chosen instanceof ChosenTransport.Temporal) {
            return new HeartbeatEventTransport(
                    new TemporalCalls(temporal.get(), threads.scheduler(), threads.callbacks()));
        }
        return new LocalEventTransport(
                deployed.settings().events().retention(),
                deployed.settings().events().maxLength());
    }

    @PreDestroy
    synchronized void close() {
        Optional.ofNullable(transport).ifPresent(EventTransport::close);
    }
}
