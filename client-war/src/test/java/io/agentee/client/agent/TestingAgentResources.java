package io.agentee.client.agent;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.cdi.caller.CurrentCaller;

/** Makes the resource of agents as the container would. */
public final class TestingAgentResources {

    private TestingAgentResources() {}

    public static Object of(AgentCatalog catalog, CurrentCaller currentCaller) {
        AgentsResource resource = new AgentsResource();
        resource.use(catalog, currentCaller);
        return resource;
    }
}
