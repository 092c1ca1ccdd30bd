package io.agentee.client.agui;

import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.json.RequestValidation;
import io.agentee.client.start.StreamedRuns;
import io.agentee.client.stream.EventStreams;

/** Makes the resource of AG-UI as the container would. */
public final class TestingAgUiResources {

    private TestingAgUiResources() {}

    public static Object of(
            StreamedRuns runs, EventStreams streams, CurrentCaller currentCaller, RequestValidation validation) {
        AgUiResource resource = new AgUiResource();
        resource.use(runs, streams, currentCaller, validation);
        return resource;
    }
}
