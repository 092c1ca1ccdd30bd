package io.agentee.runtime.testing;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentMode;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.CallPolicy;
import io.agentee.api.agent.ExecutionPolicy;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.agent.ToolExecution;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Builds the definition of an agent for a test. */
public final class TestingAgent {

    public static final String TASK_QUEUE = "agentee-test";

    private String name = "tester";
    private String taskQueue = TASK_QUEUE;
    private final List<ToolSpecification> tools = new ArrayList<>();
    private ApprovalPolicy approval = ApprovalPolicy.none();
    private Optional<JsonSchema> responseSchema = Optional.empty();
    private ToolExecution toolExecution = ToolExecution.PARALLEL;
    private RunLimits limits = new RunLimits(
            Duration.ofMinutes(5),
            10,
            new CallPolicy(Duration.ofMinutes(10), 5, Duration.ofSeconds(1)),
            new CallPolicy(Duration.ofMinutes(10), 3, Duration.ofSeconds(1)),
            Duration.ofSeconds(30),
            256 * 1024,
            0,
            Duration.ofMinutes(15));

    public static TestingAgent agent() {
        return new TestingAgent();
    }

    public TestingAgent tools(TestingTool... added) {
        for (TestingTool tool : added) {
            tools.add(tool.specification());
        }
        return this;
    }

    public TestingAgent named(String newName) {
        name = newName;
        return this;
    }

    public TestingAgent subAgents(AgentDefinition... agents) {
        for (AgentDefinition agent : agents) {
            tools.add(SubAgent.tool(agent.name(), agent.description()));
        }
        return this;
    }

    public TestingAgent approval(ApprovalPolicy policy) {
        approval = policy;
        return this;
    }

    public TestingAgent responseSchema(JsonSchema schema) {
        responseSchema = Optional.of(schema);
        return this;
    }

    public TestingAgent sequential() {
        toolExecution = ToolExecution.SEQUENTIAL;
        return this;
    }

    public TestingAgent limits(UnaryOperator<RunLimits> change) {
        limits = change.apply(limits);
        return this;
    }

    public TestingAgent timeout(Duration timeout) {
        return limits(old -> old.withTimeout(timeout));
    }

    public TestingAgent maxIterations(int iterations) {
        return limits(old -> new RunLimits(
                old.timeout(),
                iterations,
                old.modelCall(),
                old.toolCall(),
                old.heartbeatTimeout(),
                old.maxToolResultBytes(),
                old.maxHistoryEvents(),
                old.subAgentTimeout()));
    }

    public TestingAgent maxHistoryEvents(int events) {
        return limits(old -> new RunLimits(
                old.timeout(),
                old.maxIterations(),
                old.modelCall(),
                old.toolCall(),
                old.heartbeatTimeout(),
                old.maxToolResultBytes(),
                events,
                old.subAgentTimeout()));
    }

    public TestingAgent heartbeatTimeout(Duration timeout) {
        return limits(old -> new RunLimits(
                old.timeout(),
                old.maxIterations(),
                old.modelCall(),
                old.toolCall(),
                timeout,
                old.maxToolResultBytes(),
                old.maxHistoryEvents(),
                old.subAgentTimeout()));
    }

    public TestingAgent callPolicies(CallPolicy modelCall, CallPolicy toolCall) {
        return limits(old -> new RunLimits(
                old.timeout(),
                old.maxIterations(),
                modelCall,
                toolCall,
                old.heartbeatTimeout(),
                old.maxToolResultBytes(),
                old.maxHistoryEvents(),
                old.subAgentTimeout()));
    }

    public TestingAgent subAgentTimeout(Duration timeout) {
        return limits(old -> new RunLimits(
                old.timeout(),
                old.maxIterations(),
                old.modelCall(),
                old.toolCall(),
                old.heartbeatTimeout(),
                old.maxToolResultBytes(),
                old.maxHistoryEvents(),
                timeout));
    }

    public TestingAgent onQueue(String queue) {
        taskQueue = queue;
        return this;
    }

    public AgentDefinition build() {
        return new AgentDefinition(
                new AgentName(name),
                "Tests",
                "You test.",
                "default",
                tools,
                approval,
                responseSchema,
                new ExecutionPolicy(AgentMode.INTERACTIVE, toolExecution, taskQueue, limits));
    }
}
