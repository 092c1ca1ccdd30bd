package io.agentee.client.console.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.client.console.text.AskedFor;

/** Says what a decision came to. */
public final class DecisionText {

    private DecisionText() {}

    public static String of(Approval decided, DecisionRequest decision) {
        String what = AskedFor.of(decided);
        if (decision.verdict() == Verdict.REJECT) {
            return "Rejected: %s. The model reads your comment, and the run goes on.".formatted(what);
        }
        if (decided.pending()) {
            return "Your approval of %s is taken; %d of %d are there."
                    .formatted(what, decided.approvals(), decided.rules().quorum());
        }
        String how = decision.arguments().isPresent() ? "Approved with your changes" : "Approved";
        String remembered = decision.remember().isPresent() ? " It is remembered, see Grants." : "";
        return "%s: %s.%s".formatted(how, what, remembered);
    }
}
