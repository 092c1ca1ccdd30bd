package io.agentee.client.event;

import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.run.VisibleRuns;
import io.agentee.client.stream.EventStreams;

/** Makes the resource of events as the container would. */
public final class TestingEventResources {

    private TestingEventResources() {}

    public static Object of(VisibleRuns runs, EventStreams streams, CurrentCaller currentCaller) {
        RunEventsResource resource = new RunEventsResource();
        resource.use(runs, streams, currentCaller);
        return resource;
    }
}
