package io.agentee.api.grant;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import java.time.Instant;
import java.util.Optional;

/**
 * An approval that is remembered: calls that it covers need no further one.
 *
 * @param approvalId the approval with which it was given
 * @param scope the calls that it covers
 * @param limits a schema that their arguments have to match besides the tool's own
 * @param grantedBy the name of the approver
 * @param grantedAt when it was given
 * @param expiresAt when it ends by itself; one for a run alone ends with the run, too
 */
public record Grant(
        ApprovalId approvalId,
        Scope scope,
        Optional<JsonSchema> limits,
        String grantedBy,
        Instant grantedAt,
        Instant expiresAt) {

    public Grant {
        requireNonNull(approvalId, "approvalId is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(limits, "limits is null");
        requireNonNull(grantedBy, "grantedBy is null");
        requireNonNull(grantedAt, "grantedAt is null");
        requireNonNull(expiresAt, "expiresAt is null");
    }

    /** Identifies it. */
    public GrantId grantId() {
        return GrantId.of(approvalId);
    }

    /**
     * The calls that a grant covers.
     *
     * @param agent of this agent
     * @param tool of this tool
     * @param requestedBy in runs of this caller
     * @param runId in this run alone
     */
    public record Scope(AgentName agent, String tool, String requestedBy, Optional<RunId> runId) {

        public Scope {
            requireNonNull(agent, "agent is null");
            requireNonNull(tool, "tool is null");
            requireNonNull(requestedBy, "requestedBy is null");
            requireNonNull(runId, "runId is null");
        }
    }
}
