package io.agentee.runtime.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalMatchTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"PENDING, false", "CANCELLED, true", "EXPIRED, true"})
    void whatEndedByItselfMayHaveDoneSoAtAnyTime(ApprovalStatus status, boolean changed) {
        ApprovalFilter lately =
                ApprovalFilter.ALL.withTimes(ApprovalFilter.Times.changedSince(NOW.minus(Duration.ofMinutes(1))));

        assertThat(new ApprovalMatch(lately, NOW).test(askedBefore(Duration.ofDays(2), status)))
                .isEqualTo(changed);
    }

    private static Approval askedBefore(Duration age, ApprovalStatus status) {
        Instant asked = NOW.minus(age);
        return new Approval(
                ApprovalId.of(new RunId("r1"), 1, 0),
                new AgentName("support"),
                new Approval.Subject(
                        ApprovalKind.TOOL,
                        new ToolCallId("c1"),
                        "refund",
                        ToolEffect.ONCE,
                        "{}",
                        JsonSchema.emptyObject(),
                        "sha256:1f0c",
                        false),
                new Approval.Origin("ada", asked, "", ""),
                new Approval.Rules(Approvers.named("grace"), false, 1, asked.plus(Duration.ofDays(1))),
                Optional.empty(),
                status,
                List.of());
    }
}
