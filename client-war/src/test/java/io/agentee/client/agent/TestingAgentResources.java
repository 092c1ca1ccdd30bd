package io.agentee.client.agent;

import io.agentee.api.agent.AgentCatalog;

/** Makes the resource of agents as the container would. */
public final class TestingAgentResources {

    private TestingAgentResources() {}

    public static Object of(AgentCatalog catalog) {
        AgentsResource resource = new AgentsResource();
        resource.use(catalog);
        return resource;
    }
}
