package io.agentee.api.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.TestingJson;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentDefinitionTest {

    private static final ToolSpecification REFUND = new ToolSpecification(
            "refund", "Refunds an order", JsonSchema.emptyObject(), ToolEffect.ONCE, "bean:Orders", true);
    private static final RunLimits LIMITS = RunLimits.defaultsFor(AgentMode.INTERACTIVE);

    @Test
    void survivesTheWayThroughJson() {
        AgentDefinition definition = agent(List.of(REFUND));

        assertThat(TestingJson.read(TestingJson.write(definition), AgentDefinition.class))
                .isEqualTo(definition);
    }

    @Test
    void findsItsToolsByName() {
        assertThat(agent(List.of(REFUND)).tool("refund")).contains(REFUND);
        assertThat(agent(List.of(REFUND)).tool("Refund")).isEmpty();
    }

    @Test
    void aNameMeansOneTool() {
        assertThatThrownBy(() -> agent(List.of(REFUND, REFUND)))
                .hasMessage("agent 'support' has two tools named 'refund'");
    }

    @Test
    void takesOtherLimitsAndNothingElse() {
        RunLimits shorter = LIMITS.withTimeout(Duration.ofSeconds(7));
        AgentDefinition changed = agent(List.of(REFUND)).withLimits(shorter);

        assertThat(changed.execution().limits()).isEqualTo(shorter);
        assertThat(changed.withLimits(LIMITS)).isEqualTo(agent(List.of(REFUND)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Support", "sup port", "-support", "a.b", "größe"})
    void aNameStandsInKeysAndAddresses(String name) {
        assertThatThrownBy(() -> new AgentName(name))
                .hasMessage("agent name '%s' must be 1 to 64 lower-case letters, digits, '-' and '_'".formatted(name));
    }

    @Test
    void theModeDecidesOnTheTime() {
        assertThat(LIMITS.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(RunLimits.defaultsFor(AgentMode.AUTONOMOUS).timeout()).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void limitsLeaveRoomForWork() {
        assertThatThrownBy(() -> LIMITS.withTimeout(Duration.ZERO)).hasMessage("timeout must be positive, not PT0S");
        assertThatThrownBy(() -> new CallPolicy(Duration.ofSeconds(1), 0, Duration.ofSeconds(1)))
                .hasMessage("maxAttempts must be at least 1, not 0");
        assertThatThrownBy(() -> new RunLimits(
                        LIMITS.timeout(),
                        10,
                        LIMITS.modelCall(),
                        LIMITS.toolCall(),
                        LIMITS.heartbeatTimeout(),
                        1,
                        -1,
                        LIMITS.subAgentTimeout()))
                .hasMessage("maxHistoryEvents must be 0 or more, not -1");
        assertThatThrownBy(() -> new ExecutionPolicy(AgentMode.INTERACTIVE, ToolExecution.PARALLEL, " ", LIMITS))
                .hasMessage("taskQueue is blank");
    }

    private static AgentDefinition agent(List<ToolSpecification> tools) {
        return new AgentDefinition(
                new AgentName("support"),
                "Helps",
                "You help.",
                "default",
                tools,
                ApprovalPolicy.required(),
                Optional.of(JsonSchema.emptyObject()),
                new ExecutionPolicy(AgentMode.INTERACTIVE, ToolExecution.SEQUENTIAL, "agentee", LIMITS));
    }
}
