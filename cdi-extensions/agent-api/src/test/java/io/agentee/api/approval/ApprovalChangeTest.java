package io.agentee.api.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When an approval last changed. */
class ApprovalChangeTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant DEADLINE = NOON.plusSeconds(3600);

    private final Approval asked = new Approval(
            ApprovalId.of(new RunId("run"), 1, 0),
            new AgentName("support"),
            new Approval.Subject(
                    ApprovalKind.TOOL,
                    new ToolCallId("call"),
                    "refund",
                    ToolEffect.ONCE,
                    "{}",
                    JsonSchema.emptyObject(),
                    "sha256:1",
                    false),
            new Approval.Origin("ada", NOON, "", ""),
            new Approval.Rules(Approvers.named("grace"), false, 2, DEADLINE),
            Optional.empty(),
            ApprovalStatus.PENDING,
            List.of());

    @Test
    void whatWasOnlyAskedChangedThen() {
        assertThat(asked.changedAt()).isEqualTo(NOON);
    }

    @Test
    void theLatestOfDecisionsAndClaimCounts() {
        Approval decided = asked.withDecision(new ApprovalDecision(
                "grace", NOON.plusSeconds(1), Verdict.APPROVE, Optional.empty(), Optional.empty(), "sha256:1"));
        Approval claimed =
                decided.withClaim(Optional.of(new Approval.Claim("alan", NOON.plusSeconds(2), NOON.plusSeconds(9))));

        assertThat(decided.changedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(claimed.changedAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void whatExpiredChangedAtItsDeadline() {
        assertThat(asked.withStatus(ApprovalStatus.EXPIRED).changedAt()).isEqualTo(DEADLINE);
    }
}
