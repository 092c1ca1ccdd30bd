package io.agentee.client.grant;

import io.agentee.api.grant.Grant;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.client.json.JsonBody;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A grant, flat as the rest of the API.
 *
 * @param grantId identifies it
 * @param approvalId the approval with which it was given
 * @param agent the agent whose calls it covers
 * @param tool the tool
 * @param requestedBy in runs of this caller
 * @param runId in this run alone
 * @param limits what arguments have to match besides
 * @param grantedBy the approver
 * @param grantedAt when
 * @param expiresAt when it ends by itself
 */
@Schema(
        name = "Grant",
        description = "A remembered approval: calls that it covers need no further one",
        requiredProperties = {
            "grantId",
            "approvalId",
            "agent",
            "tool",
            "requestedBy",
            "grantedBy",
            "grantedAt",
            "expiresAt"
        })
record GrantBody(
        @Schema(examples = "grant-0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0")
        String grantId,

        @Schema(examples = "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0")
        String approvalId,

        @Schema(examples = "support") String agent,
        @Schema(examples = "refund") String tool,

        @Schema(description = "In runs of this caller", examples = "ada")
        String requestedBy,

        @Schema(description = "In this run alone; absent when it covers all runs of agent and requester")
        Optional<String> runId,

        @Schema(
                type = SchemaType.OBJECT,
                description = "A JSON Schema that arguments have to match besides the tool's own")
        Optional<JsonSchema> limits,

        @Schema(examples = "grace") String grantedBy,
        Instant grantedAt,

        @Schema(description = "When it ends by itself; one for a run alone ends with the run, too")
        Instant expiresAt)
        implements JsonBody {

    static GrantBody of(Grant grant) {
        return new GrantBody(
                grant.grantId().value(),
                grant.approvalId().value(),
                grant.scope().agent().value(),
                grant.scope().tool(),
                grant.scope().requestedBy(),
                grant.scope().runId().map(RunId::value),
                grant.limits(),
                grant.grantedBy(),
                grant.grantedAt(),
                grant.expiresAt());
    }
}
