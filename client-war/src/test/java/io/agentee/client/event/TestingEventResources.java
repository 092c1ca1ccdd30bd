package io.agentee.client.event;

import io.agentee.client.run.StreamedRuns;
import io.agentee.client.stream.EventStreams;

/** Makes the resource of events as the container would. */
public final class TestingEventResources {

    private TestingEventResources() {}

    public static Object of(StreamedRuns runs, EventStreams streams) {
        RunEventsResource resource = new RunEventsResource();
        resource.use(runs, streams);
        return resource;
    }
}
