package io.agentee.client.agent;

import io.agentee.api.agent.ApprovalPolicy;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which calls of an agent need a human's approval.
 *
 * @param tools patterns of names of tools; tools that ask for approval themselves need it anyway
 */
@Schema(name = "ApprovalPolicy", description = "Which calls of an agent need a human's approval")
record ApprovalPolicyBody(
        @Schema(
                description = "Patterns of names of tools, * standing for any characters; tools that ask for approval"
                        + " themselves need it anyway")
        List<String> tools) {

    static ApprovalPolicyBody of(ApprovalPolicy policy) {
        return new ApprovalPolicyBody(policy.toolPatterns());
    }
}
