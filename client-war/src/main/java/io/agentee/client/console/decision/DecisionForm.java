package io.agentee.client.console.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.grant.GrantRequest;
import io.agentee.client.console.page.Submission;
import java.time.Duration;
import java.util.Optional;

/** Reads what an approver decided in a form. */
public final class DecisionForm {

    private static final String THIS_RUN = "run";
    private static final String HOUR = "PT1H";
    private static final String DAY = "PT24H";

    private DecisionForm() {}

    /** The decision; empty when the form has none. */
    public static Optional<DecisionRequest> read(Submission sent, Approval approval) {
        return Verdicts.of(sent)
                .map(verdict -> new DecisionRequest(
                        verdict,
                        sent.text("comment"),
                        verdict == Verdict.APPROVE ? sent.text("arguments") : Optional.empty(),
                        sent.text("digest"),
                        verdict == Verdict.APPROVE ? remember(sent, approval) : Optional.empty()));
    }

    private static Optional<GrantRequest> remember(Submission sent, Approval approval) {
        String arguments = sent.text("arguments").orElse(approval.subject().arguments());
        Optional<GrantRequest> asked =
                switch (sent.text("remember").orElse("")) {
                    case THIS_RUN -> Optional.of(GrantRequest.forThisRun());
                    case HOUR -> Optional.of(GrantRequest.forTime(Duration.ofHours(1)));
                    case DAY -> Optional.of(GrantRequest.forTime(Duration.ofDays(1)));
                    default -> Optional.empty();
                };
        return asked.map(grant -> new GrantRequest(
                grant.duration(), ArgumentLimits.of(sent.text("limit").orElse(""), arguments)));
    }
}
