package io.agentee.cdi.config;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ExecutionPolicy;
import io.agentee.api.tool.JsonSchema;
import java.util.List;
import java.util.Optional;

/**
 * What configuration says of one agent.
 *
 * @param name the agent
 * @param overrides what takes the place of the annotation's members
 * @param maxSubAgentDepth how many sub-agents may stand below it, one under the other; at least 1
 * @param approval which calls need a human's approval, and how it is given
 * @param responseSchema the schema of its answer, when that is structured
 * @param execution how its runs are executed
 */
public record AgentSettings(
        AgentName name,
        Overrides overrides,
        int maxSubAgentDepth,
        ApprovalSettings approval,
        Optional<JsonSchema> responseSchema,
        ExecutionPolicy execution) {

    public AgentSettings {
        requireNonNull(name, "name is null");
        requireNonNull(overrides, "overrides is null");
        requireNonNull(approval, "approval is null");
        requireNonNull(responseSchema, "responseSchema is null");
        requireNonNull(execution, "execution is null");
    }

    /**
     * What an annotation can say too; absent where configuration does not say it.
     *
     * @param description what the agent is for
     * @param systemPrompt the instruction that opens each call of the model
     * @param model the configured model to call
     * @param tools references to tools
     * @param subAgents names of the agents that it may hand tasks to, whether they exist or not
     */
    public record Overrides(
            Optional<String> description,
            Optional<String> systemPrompt,
            Optional<String> model,
            Optional<List<String>> tools,
            Optional<List<String>> subAgents) {

        public Overrides {
            requireNonNull(description, "description is null");
            requireNonNull(systemPrompt, "systemPrompt is null");
            requireNonNull(model, "model is null");
            tools = tools.map(List::copyOf);
            subAgents = subAgents.map(List::copyOf);
        }
    }
}
