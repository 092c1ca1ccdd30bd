package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.run.Caller;

/** What somebody wants to be done about an approval. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ApprovalCommand.Decide.class, name = "decide"),
    @JsonSubTypes.Type(value = ApprovalCommand.Claim.class, name = "claim"),
    @JsonSubTypes.Type(value = ApprovalCommand.Release.class, name = "release"),
    @JsonSubTypes.Type(value = ApprovalCommand.Delegate.class, name = "delegate")
})
public sealed interface ApprovalCommand {

    /** The approval. */
    ApprovalId approvalId();

    /** Who wants it. */
    Caller by();

    /**
     * To decide.
     *
     * @param approvalId the approval
     * @param by who decides
     * @param decision what is decided
     */
    record Decide(ApprovalId approvalId, Caller by, DecisionRequest decision) implements ApprovalCommand {
        public Decide {
            requireNonNull(approvalId, "approvalId is null");
            requireNonNull(by, "by is null");
            requireNonNull(decision, "decision is null");
        }
    }

    /**
     * To work on it alone.
     *
     * @param approvalId the approval
     * @param by who claims it
     */
    record Claim(ApprovalId approvalId, Caller by) implements ApprovalCommand {
        public Claim {
            requireNonNull(approvalId, "approvalId is null");
            requireNonNull(by, "by is null");
        }
    }

    /**
     * To give a claim back.
     *
     * @param approvalId the approval
     * @param by who releases it
     */
    record Release(ApprovalId approvalId, Caller by) implements ApprovalCommand {
        public Release {
            requireNonNull(approvalId, "approvalId is null");
            requireNonNull(by, "by is null");
        }
    }

    /**
     * To hand it to others.
     *
     * @param approvalId the approval
     * @param by who hands it over
     * @param to who may decide instead
     */
    record Delegate(ApprovalId approvalId, Caller by, Approvers to) implements ApprovalCommand {
        public Delegate {
            requireNonNull(approvalId, "approvalId is null");
            requireNonNull(by, "by is null");
            requireNonNull(to, "to is null");
        }
    }
}
