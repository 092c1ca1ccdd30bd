package io.agentee.client.approval;

import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalId;
import java.util.regex.Pattern;

/** Where an approval is found on this server. */
final class ApprovalPath {

    /** The id of a run, and numbers; Temporal need not be bothered with anything else. */
    private static final Pattern POSSIBLE_ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private ApprovalPath() {}

    /**
     * The id that stands in a path.
     *
     * @throws ApprovalException.UnknownApproval if it cannot be that of an approval
     */
    static ApprovalId parse(String approvalId) {
        ApprovalId id = new ApprovalId(approvalId);
        if (!POSSIBLE_ID.matcher(approvalId).matches() || id.runId().isEmpty()) {
            throw new ApprovalException.UnknownApproval(id);
        }
        return id;
    }
}
