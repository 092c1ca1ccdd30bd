package io.agentee.runtime.client;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentMode;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ExecutionPolicy;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.agent.ToolExecution;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.fingerprint.DefinitionFingerprint;
import java.util.List;
import java.util.Optional;

/** Two agents: {@code patient} waits for a worker, {@code hasty} does not. */
final class TestingAgents implements AgentCatalog {

    static final String TASK_QUEUE = "testing";
    static final ToolSpecification REFUND = new ToolSpecification(
            "refund", "Refunds an order", JsonSchema.emptyObject(), ToolEffect.ONCE, "bean:OrderTools", true);

    @Override
    public List<AgentDefinition> all() {
        return List.of(agent("hasty", AgentMode.INTERACTIVE), agent("patient", AgentMode.AUTONOMOUS));
    }

    @Override
    public String fingerprint(AgentName name) {
        return DefinitionFingerprint.of(find(name).orElseThrow());
    }

    static AgentDefinition agent(String name, AgentMode mode) {
        return new AgentDefinition(
                new AgentName(name),
                "An agent for tests",
                "You are tested.",
                "default",
                List.of(REFUND),
                ApprovalPolicy.none(),
                Optional.empty(),
                new ExecutionPolicy(mode, ToolExecution.PARALLEL, TASK_QUEUE, RunLimits.defaultsFor(mode)));
    }
}
