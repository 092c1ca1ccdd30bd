package io.agentee.client.start;

import io.agentee.api.run.AgentClient;
import io.agentee.client.stream.EventStreams;
import io.agentee.client.stream.StreamTimings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the beans that need threads of the container. */
@Singleton
public class ContainerThreads {

    // Resources of the container can be injected into fields only.
    @Resource
    @SuppressWarnings("NullAway.Init")
    private ManagedScheduledExecutorService scheduler;

    @Produces
    @Singleton
    WaitingCallers waitingCallers(AgentClient agents) {
        return new WaitingCallers(agents, scheduler);
    }

    @Produces
    @Singleton
    EventStreams eventStreams() {
        return new EventStreams(scheduler, StreamTimings.DEFAULT);
    }
}
