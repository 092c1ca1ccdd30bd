package io.agentee.client.start;

import io.agentee.api.run.AgentClient;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.json.RequestValidation;
import io.agentee.client.stream.EventStreams;
import java.util.concurrent.ScheduledExecutorService;

/** Makes the resource that starts runs as the container would. */
public final class TestingStartResources {

    private TestingStartResources() {}

    public static Object of(
            AgentClient agents,
            ScheduledExecutorService scheduler,
            EventStreams streams,
            CurrentCaller currentCaller,
            RequestValidation validation) {
        AgentRunsResource resource = new AgentRunsResource();
        WaitingCallers waitingCallers = new WaitingCallers(agents, scheduler);
        resource.use(waitingCallers, new StreamedRuns(agents), streams, currentCaller, validation);
        return resource;
    }
}
