package io.agentee.client.agent;

import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.tool.ToolSpecification;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tool of an agent.
 *
 * @param name what the model calls it
 * @param description what it does
 * @param source where it comes from
 * @param approval whether each call of it by this agent needs a human's approval
 * @param parameters the JSON Schema of its arguments; left out of lists
 */
@Schema(name = "Tool", description = "A tool of an agent")
record ToolBody(
        @Schema(examples = "refund") String name,
        @Schema(examples = "Refund an order") String description,

        @Schema(
                description = "Where it comes from; agent: and a name when it hands a task to a sub-agent",
                examples = "bean:OrderTools")
        String source,

        @Schema(enumeration = {"required", "none"}) String approval,

        @Schema(description = "The JSON Schema (2020-12) of its arguments; absent in lists", type = SchemaType.OBJECT)
        Optional<Map<String, Object>> parameters) {

    static ToolBody brief(ToolSpecification tool, ApprovalPolicy policy) {
        return of(tool, policy, Optional.empty());
    }

    static ToolBody full(ToolSpecification tool, ApprovalPolicy policy) {
        return of(tool, policy, Optional.of(tool.parameters().document()));
    }

    private static ToolBody of(
            ToolSpecification tool, ApprovalPolicy policy, Optional<Map<String, Object>> parameters) {
        return new ToolBody(
                tool.name(),
                tool.description(),
                tool.source(),
                policy.requiresApproval(tool) ? "required" : "none",
                parameters);
    }
}
