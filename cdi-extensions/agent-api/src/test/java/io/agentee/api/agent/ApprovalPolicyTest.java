package io.agentee.api.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "refund, refund, true",
        "refund, refund_all, false",
        "refund, Refund, false",
        "re*, refund, true",
        "*fund, refund, true",
        "r*f*d, refund, true",
        "*, anything, true",
        "re*, order, false",
        "re.und, refund, false",
        "'', refund, false",
        "\\E.*, refund, false",
        "re**d, refund, true"
    })
    void aStarStandsForAnyCharacters(String pattern, String tool, boolean needed) {
        ApprovalPolicy policy = ApprovalPolicy.of("other", pattern);

        assertThat(policy.requiresApproval(tool(tool, false))).isEqualTo(needed);
    }

    @Test
    void byDefaultEveryCallNeedsApproval() {
        assertThat(ApprovalPolicy.required().requiresApproval(tool("refund", false)))
                .isTrue();
    }

    @Test
    void aToolThatAsksForApprovalNeedsItUnderEveryPolicy() {
        assertThat(ApprovalPolicy.none().requiresApproval(tool("refund", true))).isTrue();
        assertThat(ApprovalPolicy.none().requiresApproval(tool("refund", false)))
                .isFalse();
    }

    private static ToolSpecification tool(String name, boolean approvalRequired) {
        return new ToolSpecification(
                name, "", JsonSchema.emptyObject(), ToolEffect.ONCE, "bean:Orders", approvalRequired);
    }
}
