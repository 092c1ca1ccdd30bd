package io.agentee.client.console.text;

import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalKind;
import java.util.Optional;

/** What an approval is about, in words. */
public final class AskedFor {

    private AskedFor() {}

    /** The agent that a task is to be handed to; empty when the approval is about something else. */
    public static Optional<AgentName> delegate(Approval approval) {
        return approval.subject().kind() == ApprovalKind.DELEGATION
                ? SubAgent.behind(approval.subject().tool())
                : Optional.empty();
    }

    /** The name of the tool, or that a task is to be handed over. */
    public static String subject(Approval approval) {
        return delegate(approval)
                .map("Hand a task to %s"::formatted)
                .orElseGet(() -> VisibleText.of(approval.subject().tool()));
    }

    /** What stands between the subject and the agent that asks. */
    public static String relation(Approval approval) {
        return delegate(approval).isPresent() ? "for" : "of";
    }

    /** The subject with the agent that asks. */
    public static String of(Approval approval) {
        return "%s %s %s".formatted(subject(approval), relation(approval), approval.agent());
    }
}
