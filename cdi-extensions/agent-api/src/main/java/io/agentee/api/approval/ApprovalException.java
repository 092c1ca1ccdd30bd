package io.agentee.api.approval;

import io.agentee.api.grant.GrantId;
import java.util.List;

/** Why something was not done about an approval. The messages are sentences for whoever asked. */
public abstract sealed class ApprovalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ApprovalException(String message) {
        super(message);
    }

    /** There is no approval of this id. */
    public static final class UnknownApproval extends ApprovalException {

        private static final long serialVersionUID = 1L;

        public UnknownApproval(ApprovalId approvalId) {
            super("There is no approval '%s'.".formatted(approvalId));
        }
    }

    /** There is no grant of this id that holds. */
    public static final class UnknownGrant extends ApprovalException {

        private static final long serialVersionUID = 1L;

        public UnknownGrant(GrantId grantId) {
            super("There is no grant '%s' that holds.".formatted(grantId));
        }
    }

    /** It was decided before, by somebody, or by the same approver. */
    public static final class AlreadyDecided extends ApprovalException {

        private static final long serialVersionUID = 1L;

        public AlreadyDecided(String detail) {
            super(detail);
        }
    }

    /** Its deadline has passed. */
    public static final class Expired extends ApprovalException {

        private static final long serialVersionUID = 1L;

        public Expired(String detail) {
            super(detail);
        }
    }

    /** Its run was cancelled, or has ended. */
    public static final class RunFinished extends ApprovalException {

        private static final long serialVersionUID = 1L;

        public RunFinished(String detail) {
            super(detail);
        }
    }

    /** What the approver saw is not what is pending. */
    public static final class DigestMismatch extends ApprovalException {

        private static final long serialVersionUID = 1L;

        public DigestMismatch(String detail) {
            super(detail);
        }
    }

    /** The caller may not do this. */
    public static final class NotAllowed extends ApprovalException {

        private static final long serialVersionUID = 1L;

        public NotAllowed(String detail) {
            super(detail);
        }
    }

    /** Somebody else works on it. */
    public static final class Claimed extends ApprovalException {

        private static final long serialVersionUID = 1L;

        public Claimed(String detail) {
            super(detail);
        }
    }

    /** The edited arguments break the schema, or what is to be remembered cannot be. */
    public static final class InvalidArguments extends ApprovalException {

        private static final long serialVersionUID = 1L;

        private final List<String> violations;

        public InvalidArguments(List<String> violations) {
            super(String.join("; ", violations));
            this.violations = List.copyOf(violations);
        }

        /** All that is wrong, a sentence each. */
        public List<String> violations() {
            return violations;
        }
    }
}
