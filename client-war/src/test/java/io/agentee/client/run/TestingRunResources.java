package io.agentee.client.run;

import io.agentee.cdi.caller.CurrentCaller;

/** Makes the resource of runs as the container would. */
public final class TestingRunResources {

    private TestingRunResources() {}

    public static Object of(VisibleRuns runs, CurrentCaller currentCaller) {
        RunsResource resource = new RunsResource();
        resource.use(runs, currentCaller);
        return resource;
    }
}
