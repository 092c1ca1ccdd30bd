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

/** Builds the definition of an agent for a test. */
public final class TestingAgent {

    public static final String TASK_QUEUE = "agentee-test";

    private String name = "tester";
    private String taskQueue = TASK_QUEUE;
    private final List<ToolSpecification> tools = new ArrayList<>();
    private ApprovalPolicy approval = ApprovalPolicy.none();
    private Optional<JsonSchema> responseSchema = Optional.empty();
    private ToolExecution toolExecution = ToolExecution.PARALLEL;
    private Duration timeout = Duration.ofMinutes(5);
    private int maxIterations = 10;
    private CallPolicy modelCall = new CallPolicy(Duration.ofMinutes(10), 5, Duration.ofSeconds(1));
    private CallPolicy toolCall = new CallPolicy(Duration.ofMinutes(10), 3, Duration.ofSeconds(1));
    private Duration heartbeatTimeout = Duration.ofSeconds(30);
    private int maxHistoryEvents;
    private Duration subAgentTimeout = Duration.ofMinutes(15);

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

    public TestingAgent timeout(Duration newTimeout) {
        timeout = newTimeout;
        return this;
    }

    public TestingAgent maxIterations(int iterations) {
        maxIterations = iterations;
        return this;
    }

    public TestingAgent maxHistoryEvents(int events) {
        maxHistoryEvents = events;
        return this;
    }

    public TestingAgent heartbeatTimeout(Duration newTimeout) {
        heartbeatTimeout = newTimeout;
        return this;
    }

    public TestingAgent callPolicies(CallPolicy ofModel, CallPolicy ofTools) {
        modelCall = ofModel;
        toolCall = ofTools;
        return this;
    }

    public TestingAgent subAgentTimeout(Duration newTimeout) {
        subAgentTimeout = newTimeout;
        return this;
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
                new ExecutionPolicy(AgentMode.INTERACTIVE, toolExecution, taskQueue, limits()));
    }

    private RunLimits limits() {
        return new RunLimits(
                timeout,
                maxIterations,
                modelCall,
                toolCall,
                heartbeatTimeout,
                256 * 1024,
                maxHistoryEvents,
                subAgentTimeout);
    }
}
