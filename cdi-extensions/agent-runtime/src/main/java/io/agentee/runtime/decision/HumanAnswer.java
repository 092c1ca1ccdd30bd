package io.agentee.runtime.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.runtime.turn.ToolAnswer;
import java.util.Optional;

/** What a model reads of a call that a human did not approve. */
public final class HumanAnswer {

    private HumanAnswer() {}

    /** The answer to the call; empty while it is pending, and when it was approved. */
    public static Optional<ToolAnswer> of(Approval approval) {
        return switch (approval.status()) {
            case PENDING, APPROVED -> Optional.empty();
            case REJECTED -> Optional.of(ToolAnswer.refused(rejected(approval)));
            case EXPIRED ->
                Optional.of(ToolAnswer.refused("Nobody approved this call before %s. It was not executed."
                        .formatted(approval.rules().expiresAt())));
            case CANCELLED -> Optional.of(ToolAnswer.refused("The run ended before anybody approved this call."));
        };
    }

    private static String rejected(Approval approval) {
        ApprovalDecision last = approval.decisions().get(approval.decisions().size() - 1);
        return last.comment()
                .map(comment -> "%s rejected this call: %s\nIt was not executed.".formatted(last.by(), comment))
                .orElseGet(() -> "%s rejected this call. It was not executed.".formatted(last.by()));
    }
}
