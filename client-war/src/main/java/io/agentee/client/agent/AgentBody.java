package io.agentee.client.agent;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentMode;
import io.agentee.api.agent.AgentName;
import io.agentee.client.json.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An agent. What only the single agent shows is left out of lists.
 *
 * @param name its name
 * @param description what it is for
 * @param model the configured model that it calls
 * @param mode whether somebody waits for its runs
 * @param tools what it may call
 * @param subAgents the agents that it may hand tasks to
 * @param fingerprint the fingerprint of its definition, as its runs carry it
 * @param approval which calls need a human's approval
 * @param limits what its runs may use
 * @param responseSchema the schema of its answer, when that is structured
 */
@Schema(name = "Agent", description = "An agent")
public record AgentBody(
        @Schema(examples = "support") String name,
        @Schema(examples = "Helps customers of the shop") String description,
        @Schema(examples = "default") String model,

        @Schema(
                implementation = String.class,
                enumeration = {"interactive", "autonomous"})
        AgentMode mode,

        List<ToolBody> tools,

        @Schema(description = "Names of the agents that it may hand tasks to", examples = "[\"researcher\"]")
        List<String> subAgents,

        @Schema(description = "Equal definitions have equal fingerprints; its runs carry it", examples = "sha256:6ca1…")
        String fingerprint,

        @Schema(description = "Which calls need a human's approval; absent in lists")
        Optional<ApprovalPolicyBody> approval,

        @Schema(description = "What a run may use; absent in lists")
        Optional<LimitsBody> limits,

        @Schema(
                description = "The JSON Schema of the answer, when that is structured; absent in lists",
                type = SchemaType.OBJECT)
        Optional<Map<String, Object>> responseSchema)
        implements JsonBody {

    static AgentBody brief(AgentDefinition agent, String fingerprint) {
        return of(
                agent,
                fingerprint,
                agent.tools().stream()
                        .map(tool -> ToolBody.brief(tool, agent.approval()))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static AgentBody full(AgentDefinition agent, String fingerprint) {
        return of(
                agent,
                fingerprint,
                agent.tools().stream()
                        .map(tool -> ToolBody.full(tool, agent.approval()))
                        .toList(),
                Optional.of(ApprovalPolicyBody.of(agent.approval())),
                Optional.of(LimitsBody.of(agent.execution().limits())),
                agent.responseSchema().map(schema -> schema.document()));
    }

    private static AgentBody of(
            AgentDefinition agent,
            String fingerprint,
            List<ToolBody> tools,
            Optional<ApprovalPolicyBody> approval,
            Optional<LimitsBody> limits,
            Optional<Map<String, Object>> responseSchema) {
        return new AgentBody(
                agent.name().value(),
                agent.description(),
                agent.model(),
                agent.execution().mode(),
                tools,
                agent.subAgents().stream().map(AgentName::value).toList(),
                fingerprint,
                approval,
                limits,
                responseSchema);
    }
}
