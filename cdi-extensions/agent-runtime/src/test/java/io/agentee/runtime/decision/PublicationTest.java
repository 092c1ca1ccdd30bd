package io.agentee.runtime.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.json.AgentJson;
import io.agentee.runtime.workflow.CarriedApprovals;
import io.agentee.runtime.workflow.RunMemo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final int TEMPORALS_LIMIT = 2_000_000;
    private static final RunId RUN = new RunId("the-run");
    private static final Instant ASKED = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void theMemoOfANewHistoryLeavesOutTheOldestThatHaveEnded() throws JsonProcessingException {
        List<Approval> carried = IntStream.range(0, 500)
                .mapToObj(i -> approval(i, i == 0 ? ApprovalStatus.PENDING : ApprovalStatus.APPROVED))
                .toList();
        ApprovalBook book = new ApprovalBook(RUN, new CarriedApprovals(carried, List.of(), List.of()));

        Map<String, Object> memo = new Publication(book).memo();

        assertThat(bytes(memo)).isLessThan(TEMPORALS_LIMIT / 2);
        assertThat(memo)
                .containsKeys(field(0), field(499), field(450))
                .doesNotContainKeys(field(1), field(2))
                .hasSizeGreaterThan(50);
    }

    private static String field(int call) {
        return RunMemo.APPROVAL_PREFIX + id(call).withinRun().orElseThrow();
    }

    private static ApprovalId id(int call) {
        return ApprovalId.of(RUN, 1, call);
    }

    private static int bytes(Map<String, Object> memo) throws JsonProcessingException {
        int bytes = 0;
        for (Object value : memo.values()) {
            bytes += AgentJson.mapper().writeValueAsBytes(value).length;
        }
        return bytes;
    }

    private static Approval approval(int call, ApprovalStatus status) {
        return new Approval(
                id(call),
                new AgentName("tester"),
                new Approval.Subject(
                        ApprovalKind.TOOL,
                        new ToolCallId("call-" + call),
                        "echo",
                        ToolEffect.ONCE,
                        "{\"text\":\"" + "x".repeat(6_000) + "\"}",
                        new JsonSchema(Map.of("type", "object")),
                        "sha256:0",
                        false),
                new Approval.Origin("ada", ASKED, "hello", ""),
                new Approval.Rules(Approvers.roles(List.of("agentee-approver")), false, 1, ASKED.plusSeconds(60)),
                Optional.empty(),
                status,
                List.of());
    }
}
