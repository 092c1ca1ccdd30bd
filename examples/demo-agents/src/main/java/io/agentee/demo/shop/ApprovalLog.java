package io.agentee.demo.shop;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecided;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Tells the server's log what waits for humans, where an application would tell a chat or a ticket system. */
@ApplicationScoped
public class ApprovalLog {

    private static final Logger LOG = Logger.getLogger(ApprovalLog.class.getName());

    void asked(@Observes ApprovalRequested event) {
        Approval approval = event.approval();
        LOG.info(() -> "%s asks for %s, agent %s: %s"
                .formatted(
                        approval.origin().requestedBy(),
                        approval.subject().tool(),
                        approval.agent(),
                        approval.approvalId()));
    }

    void ended(@Observes ApprovalDecided event) {
        Approval approval = event.approval();
        LOG.info(() -> "%s of agent %s is %s%s: %s"
                .formatted(
                        approval.subject().tool(),
                        approval.agent(),
                        approval.status().wireName(),
                        deciders(approval),
                        approval.approvalId()));
    }

    private static String deciders(Approval approval) {
        String names = approval.decisions().stream().map(ApprovalDecision::by).collect(Collectors.joining(" and "));
        return names.isEmpty() ? "" : " by " + names;
    }
}
