package io.agentee.runtime.workflow;

/** The fields of a run's memo: what lists and lookups show without asking a worker. */
public final class RunMemo {

    /** The run's {@link io.agentee.api.run.Run.Origin}. */
    public static final String ORIGIN = "origin";

    /** The name of the run's agent. */
    public static final String AGENT = "agent";

    /** The digest of the request, by which a repeated idempotency key is told from a conflicting one. */
    public static final String REQUEST_DIGEST = "requestDigest";

    /** The {@link io.agentee.api.run.Run.Progress} of a cancelled run. */
    public static final String PROGRESS = "progress";

    /** The ids of the {@link io.agentee.api.approval.Approval}s that sub-runs wait for; absent when there never were any. */
    public static final String SUB_RUN_APPROVALS = "subRunApprovals";

    /** Before what tells an approval from the others of its run, the name of the field that has it. */
    public static final String APPROVAL_PREFIX = "approval.";

    /** The hash of the last entry of the audit trail; absent when there is none. */
    public static final String AUDIT_HEAD = "auditHead";

    private RunMemo() {}
}
