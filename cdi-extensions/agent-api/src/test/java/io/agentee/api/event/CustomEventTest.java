package io.agentee.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomEventTest {

    private static final ApprovalId APPROVAL = new ApprovalId("r-1.1.0");
    private static final ToolCall CALL = new ToolCall(new ToolCallId("c-1"), "refund", "{\"order\":\"42\"}");
    private static final Instant TIME = Instant.parse("2026-11-27T08:00:00Z");

    @Test
    void aRequestTellsWhatADecisionHasToBeAbout() {
        CustomEvent event = CustomEvent.approvalRequested(APPROVAL, CALL, "sha256:1", TIME, 7);

        assertThat(event.name()).isEqualTo("approval_requested");
        assertThat(event.timestamp()).isEqualTo(7);
        assertThat(event.value())
                .containsExactly(
                        entry("approvalId", "r-1.1.0"),
                        entry("toolCallId", "c-1"),
                        entry("tool", "refund"),
                        entry("digest", "sha256:1"),
                        entry("expiresAt", "2026-11-27T08:00:00Z"));
    }

    @Test
    void aDecisionTellsWhoDecidedWhatAndWhereTheApprovalStands() {
        ApprovalDecision decision = new ApprovalDecision(
                "grace",
                TIME,
                ApprovalDecision.Verdict.APPROVE,
                Optional.of("half of it"),
                Optional.of("{\"order\":\"43\"}"),
                "sha256:2");

        CustomEvent event = CustomEvent.approvalDecided(APPROVAL, CALL, decision, ApprovalStatus.PENDING, 8);

        assertThat(event.name()).isEqualTo("approval_decided");
        assertThat(event.value())
                .containsExactly(
                        entry("approvalId", "r-1.1.0"),
                        entry("toolCallId", "c-1"),
                        entry("tool", "refund"),
                        entry("decision", "approve"),
                        entry("by", "grace"),
                        entry("comment", "half of it"),
                        entry("arguments", "{\"order\":\"43\"}"),
                        entry("digest", "sha256:2"),
                        entry("status", "pending"));
    }

    @Test
    void whatADecisionDoesNotHaveIsLeftOut() {
        ApprovalDecision decision = new ApprovalDecision(
                "grace", TIME, ApprovalDecision.Verdict.REJECT, Optional.empty(), Optional.empty(), "sha256:1");

        assertThat(CustomEvent.approvalDecided(APPROVAL, CALL, decision, ApprovalStatus.REJECTED, 8)
                        .value())
                .doesNotContainKeys("comment", "arguments")
                .containsEntry("decision", "reject");
    }

    @Test
    void anExpiryTellsOfWhat() {
        assertThat(CustomEvent.approvalExpired(APPROVAL, CALL, 9).value())
                .containsExactly(entry("approvalId", "r-1.1.0"), entry("toolCallId", "c-1"), entry("tool", "refund"));
    }
}
