package io.agentee.client.approval;

/** Approvals as examples in the description of the API. */
final class ApprovalExamples {

    static final String PENDING = """
            {"approvalId": "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0",
             "runId": "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e", "agent": "support", "kind": "tool", "tool": "refund",
             "toolCallId": "call-1", "effect": "once", "arguments": {"order": "42", "amount": 12.5},
             "argumentsSchema": {"type": "object", "properties": {"order": {"type": "string"}, "amount": {"type": "number"}},
                                 "required": ["order", "amount"]},
             "digest": "sha256:1f0c", "requestedBy": "ada", "requestedAt": "2026-11-21T08:00:00Z",
             "expiresAt": "2026-11-22T08:00:00Z", "status": "pending", "input": "Refund order 42",
             "reason": "The customer waited for three weeks.",
             "approvers": {"roles": ["agentee-approver"], "names": []}, "fourEyes": false, "quorum": 1,
             "decisions": []}""";

    static final String PAGE = "{\"items\": [" + PENDING + "], \"nextCursor\": \"eyJhIjoxfQ\"}";

    static final String EDITED = """
            {"decision": "approve", "comment": "Half of it is enough.", "arguments": {"order": "42", "amount": 6.25},
             "digest": "sha256:1f0c"}""";

    static final String REMEMBERED = """
            {"decision": "approve",
             "remember": {"duration": "PT8H", "limits": {"properties": {"amount": {"maximum": 50}}}}}""";

    static final String REJECTED = """
            {"decision": "reject", "comment": "The order was refunded yesterday."}""";

    static final String DELEGATION = """
            {"roles": ["finance"], "names": ["alan"]}""";

    private ApprovalExamples() {}
}
