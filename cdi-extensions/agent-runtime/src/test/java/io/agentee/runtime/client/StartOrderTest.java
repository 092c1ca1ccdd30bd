package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentMode;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.ExecutionPolicy;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.agent.ToolExecution;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunRequest;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.fingerprint.DefinitionFingerprint;
import io.agentee.runtime.fingerprint.FingerprintedAgents;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingFrontend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When Temporal ends a run that nothing else has ended: five minutes of an agent with ten turns, and a day. */
class StartOrderTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration ACTIVE = Duration.ofMinutes(5).plusDays(1);
    private static final List<ToolSpecification> NO_TOOLS = List.of();
    private static final List<ToolSpecification> REFUND = List.of(TestingAgents.REFUND);

    private final TestingFrontend temporal = new TestingFrontend();

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void aRunThatAsksNobodyNeedsNoTimeForThat() {
        assertThat(backstop(NO_TOOLS, ApprovalPolicy.required(), ToolExecution.PARALLEL))
                .isEqualTo(ACTIVE);
    }

    @Test
    void everyTurnMayWaitForHumansAsLongAsTheyHave() {
        assertThat(backstop(REFUND, ApprovalPolicy.none(), ToolExecution.PARALLEL))
                .isEqualTo(ACTIVE.plusDays(10));
    }

    @Test
    void theToolThatLeavesMostTimeCounts() {
        ApprovalTerms week = ApprovalTerms.DEFAULTS.withTimeout(Duration.ofDays(7));

        assertThat(backstop(
                        REFUND, ApprovalPolicy.none().withToolTerms(Map.of("refund", week)), ToolExecution.PARALLEL))
                .isEqualTo(ACTIVE.plusDays(70));
    }

    @Test
    void aSequentialAgentMayAskForOneCallAfterTheOther() {
        assertThat(backstop(REFUND, ApprovalPolicy.none(), ToolExecution.SEQUENTIAL))
                .isEqualTo(ACTIVE.plusDays(320));
    }

    @Test
    void noTimeIsLongerThanTemporalCanCount() {
        ApprovalTerms forEver = ApprovalTerms.DEFAULTS.withTimeout(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(backstop(REFUND, ApprovalPolicy.none().withTerms(forEver), ToolExecution.SEQUENTIAL))
                .isEqualTo(Duration.ofDays(3651));
    }

    @Test
    void aRunMayWaitForTheHumansWhomItsSubRunsAskAsWell() {
        AgentDefinition asking = TestingAgents.agent("patient", AgentMode.AUTONOMOUS);
        AgentDefinition lead = withTools(
                List.of(SubAgent.tool(asking.name(), "")), ApprovalPolicy.of("subagent_*"), ToolExecution.PARALLEL);

        // Each of ten turns asks for a day, and so does each of the ten turns of each sub-run.
        assertThat(backstop(lead, asking)).isEqualTo(ACTIVE.plusDays(10 * (1 + 10)));
    }

    @Test
    void theRunCarriesTheDefinitionsOfAllAgentsThatItMayHandTasksTo() {
        AgentDefinition asking = TestingAgents.agent("patient", AgentMode.AUTONOMOUS);
        AgentDefinition middle =
                TestingAgent.agent().named("middle").subAgents(asking).build();
        AgentDefinition lead =
                TestingAgent.agent().named("hasty").subAgents(middle, asking).build();

        assertThat(SubAgents.of(lead, new FingerprintedAgents(List.of(lead, asking, middle))))
                .containsExactly(
                        new SubAgent(middle, DefinitionFingerprint.of(middle)),
                        new SubAgent(asking, DefinitionFingerprint.of(asking)));
    }

    private Duration backstop(List<ToolSpecification> tools, ApprovalPolicy approval, ToolExecution execution) {
        return backstop(withTools(tools, approval, execution));
    }

    private static AgentDefinition withTools(
            List<ToolSpecification> tools, ApprovalPolicy approval, ToolExecution execution) {
        AgentMode mode = AgentMode.INTERACTIVE;
        AgentDefinition agent = TestingAgents.agent("hasty", mode);
        return new AgentDefinition(
                agent.name(),
                agent.description(),
                agent.systemPrompt(),
                agent.model(),
                tools,
                approval,
                agent.responseSchema(),
                new ExecutionPolicy(mode, execution, TestingAgents.TASK_QUEUE, RunLimits.defaultsFor(mode)));
    }

    private Duration backstop(AgentDefinition... agents) {
        StartOrder order = StartOrder.of(
                temporal.client(),
                new FingerprintedAgents(List.of(agents)),
                new RunId("r"),
                RunRequest.of("hasty", "hello"),
                NOON);
        Duration timeout =
                Duration.ofSeconds(order.message().getWorkflowExecutionTimeout().getSeconds());
        assertThat(order.backstop()).isEqualTo(NOON.plus(timeout));
        return timeout;
    }
}
