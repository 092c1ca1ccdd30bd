package io.agentee.client.console.decision;

import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.client.console.page.Submission;
import java.util.Optional;

/** Verdicts as forms send them, and as pages say them. */
public final class Verdicts {

    private Verdicts() {}

    public static Optional<Verdict> of(Submission sent) {
        return sent.text("decision").flatMap(value -> switch (value) {
            case "approve" -> Optional.of(Verdict.APPROVE);
            case "reject" -> Optional.of(Verdict.REJECT);
            default -> Optional.empty();
        });
    }

    public static String past(Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> "approved";
            case REJECT -> "rejected";
        };
    }
}
