package io.agentee.runtime.workflow;

import java.util.List;

/**
 * The types of the failures with which a run refuses a command about an approval. The message is the sentence for whoever
 * asked; the only detail of {@link #INVALID_ARGUMENTS} is the list of what is wrong.
 */
public final class ApprovalFailure {

    /** The run has no such approval. */
    public static final String UNKNOWN = "unknown-approval";

    /** It was decided before. */
    public static final String ALREADY_DECIDED = "already-decided";

    /** Its deadline has passed. */
    public static final String EXPIRED = "approval-expired";

    /** The run was cancelled, or has ended. */
    public static final String RUN_FINISHED = "run-finished";

    /** What the approver saw is not what is pending. */
    public static final String DIGEST_MISMATCH = "digest-mismatch";

    /** The edited arguments break the schema, or what is to be remembered cannot be. */
    public static final String INVALID_ARGUMENTS = "invalid-arguments";

    /** The caller may not do this. */
    public static final String NOT_ALLOWED = "not-allowed";

    /** Somebody else works on it. */
    public static final String CLAIMED = "claimed";

    /** All of them. */
    public static final List<String> ALL = List.of(
            UNKNOWN, ALREADY_DECIDED, EXPIRED, RUN_FINISHED, DIGEST_MISMATCH, INVALID_ARGUMENTS, NOT_ALLOWED, CLAIMED);

    private ApprovalFailure() {}
}
