package io.agentee.client.run;

import io.agentee.api.run.AgentClient;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.json.RequestValidation;
import io.agentee.client.stream.EventStreams;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Makes the resources of runs as the container would. */
public final class TestingRunResources {

    private TestingRunResources() {}

    public static List<Object> of(
            AgentClient agents,
            ScheduledExecutorService scheduler,
            EventStreams streams,
            CurrentCaller currentCaller,
            RequestValidation validation) {
        AgentRunsResource start = new AgentRunsResource();
        WaitingCallers waitingCallers = new WaitingCallers(agents, scheduler);
        start.use(waitingCallers, new StreamedRuns(agents), streams, currentCaller, validation);
        RunsResource find = new RunsResource();
        find.use(new VisibleRuns(agents), currentCaller);
        return List.of(start, find);
    }
}
