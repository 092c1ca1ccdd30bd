package io.agentee.runtime.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.runtime.transcript.JsonSize;

/** How many bytes an approval has as JSON, about, and the same for ever. */
final class ApprovalSize {

    private static final int FRAME = 1_000;

    private ApprovalSize() {}

    static int of(Approval approval) {
        Approval.Subject subject = approval.subject();
        int bytes = FRAME
                + JsonSize.of(subject.arguments())
                + JsonSize.ofTree(subject.argumentsSchema().document())
                + JsonSize.of(approval.origin().input())
                + JsonSize.of(approval.origin().reason());
        for (ApprovalDecision decision : approval.decisions()) {
            bytes += FRAME
                    + decision.comment().map(JsonSize::of).orElse(0)
                    + decision.arguments().map(JsonSize::of).orElse(0);
        }
        return bytes;
    }
}
