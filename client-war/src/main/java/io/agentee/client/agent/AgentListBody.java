package io.agentee.client.agent;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.client.json.JsonBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All agents.
 *
 * @param items by name
 */
@Schema(name = "AgentList", description = "All agents, by name")
public record AgentListBody(List<AgentBody> items) implements JsonBody {

    static AgentListBody of(AgentCatalog agents) {
        return new AgentListBody(agents.all().stream()
                .map(agent -> AgentBody.brief(agent, agents.fingerprint(agent.name())))
                .toList());
    }
}
