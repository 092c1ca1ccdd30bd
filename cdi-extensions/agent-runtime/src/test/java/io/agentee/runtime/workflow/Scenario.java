package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.CallPolicy;
import io.agentee.api.model.ModelException;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * A run whose history is recorded.
 *
 * @param name the name of the recording
 * @param agent the agent
 * @param model the model
 * @param tool the agent's tool
 * @param cancelled whether it is cancelled once the model has been called
 * @param subAgents whom it may hand tasks to; the history of the first sub-run is recorded as well
 */
record Scenario(
        String name,
        TestingAgent agent,
        TestingModel model,
        TestingTool tool,
        boolean cancelled,
        List<AgentDefinition> subAgents) {

    private static final CallPolicy SHORT = new CallPolicy(Duration.ofSeconds(1), 2, Duration.ofMillis(10));
    private static final JsonSchema AGE = new JsonSchema(Map.of(
            "type", "object", "required", List.of("age"), "properties", Map.of("age", Map.of("type", "integer"))));

    Scenario(String name, TestingAgent agent, TestingModel model, TestingTool tool, boolean cancelled) {
        this(name, agent, model, tool, cancelled, List.of());
    }

    static List<Scenario> all() {
        return List.of(
                answered(),
                tools("parallel-tools", tester()),
                tools("sequential-tools", tester().sequential()),
                tools("continued", tester().maxHistoryEvents(12)),
                closingCall(),
                repaired(),
                invalid(),
                refusedCalls(),
                modelRetried(),
                modelFailed(),
                toolFailed("read-only-tool-fails", ToolEffect.READ_ONLY),
                toolFailed("once-only-tool-fails", ToolEffect.ONCE),
                unknownOutcome(),
                subRuns(),
                new Scenario("cancelled", tester(), TestingModel.hanging(), echo(), true),
                new Scenario(
                        "timed-out", tester().timeout(Duration.ofSeconds(1)), TestingModel.hanging(), echo(), false));
    }

    private static Scenario answered() {
        return new Scenario("answered", tester(), TestingModel.answering(text("Hello there")), echo(), false);
    }

    private static Scenario tools(String name, TestingAgent agent) {
        TestingModel model = TestingModel.computing(request -> request.callNumber() == 4
                ? text("done")
                : calls(
                        call("a" + request.callNumber(), "echo", "{\"amount\":1}"),
                        call("b" + request.callNumber(), "echo", "{\"amount\":2}")));
        return new Scenario(name, agent, model, echo(), false);
    }

    private static Scenario closingCall() {
        TestingModel model = TestingModel.computing(request ->
                request.tools().isEmpty() ? text("enough") : calls(call("c" + request.callNumber(), "echo", "{}")));
        return new Scenario("closing-call", tester().maxIterations(2), model, echo(), false);
    }

    private static Scenario repaired() {
        TestingModel model = TestingModel.answering(text("forty-one"), text("{\"age\":41}"));
        return new Scenario("repaired", tester().responseSchema(AGE), model, echo(), false);
    }

    private static Scenario invalid() {
        return new Scenario(
                "invalid-output", tester().responseSchema(AGE), TestingModel.answering(text("{}")), echo(), false);
    }

    private static Scenario refusedCalls() {
        TestingModel model = TestingModel.answering(
                calls(
                        call("a", "nothing", "{}"),
                        call("b", "echo", "{\"text\": "),
                        call("c", "echo", "{\"amount\":\"1\"}")),
                text("done"));
        return new Scenario("refused-calls", tester(), model, echo(), false);
    }

    private static Scenario modelRetried() {
        TestingModel model = TestingModel.answeringLater(request -> request.attempt() < 3
                ? CompletableFuture.failedFuture(
                        ModelException.httpError("busy", 429, Optional.of(Duration.ofSeconds(1))))
                : CompletableFuture.completedFuture(text("done")));
        return new Scenario("model-retried", tester(), model, echo(), false);
    }

    private static Scenario modelFailed() {
        TestingModel model = TestingModel.answeringLater(
                request -> CompletableFuture.failedFuture(ModelException.httpError("no key", 401, Optional.empty())));
        return new Scenario("model-failed", tester(), model, echo(), false);
    }

    private static Scenario toolFailed(String name, ToolEffect effect) {
        TestingTool broken = TestingTool.of("broken", effect, (arguments, context) -> {
            throw new IllegalStateException("out of order");
        });
        return new Scenario(name, TestingAgent.agent().tools(broken), asking("broken"), broken, false);
    }

    private static Scenario unknownOutcome() {
        TestingTool hanging = TestingTool.of("hanging", ToolEffect.ONCE, (arguments, context) -> {
            new CountDownLatch(1).await();
            return "never";
        });
        TestingAgent agent =
                TestingAgent.agent().tools(hanging).callPolicies(SHORT, SHORT).heartbeatTimeout(Duration.ofSeconds(1));
        return new Scenario("unknown-outcome", agent, asking("hanging"), hanging, false);
    }

    /** One sub-run waits for a human in vain, and says so. */
    private static Scenario subRuns() {
        AgentDefinition asking = tester().named("asking")
                .approval(ApprovalPolicy.required().withTerms(ApprovalTerms.DEFAULTS.withTimeout(Duration.ofHours(1))))
                .build();
        AgentDefinition quick = tester().named("quick").build();
        TestingModel model = TestingModel.computing(
                request -> switch (request.messages().get(0).content()) {
                    case "hello" ->
                        request.callNumber() == 1
                                ? calls(
                                        call("a", "subagent_asking", "{\"instruction\":\"ask\"}"),
                                        call("b", "subagent_quick", "{\"instruction\":\"answer\"}"))
                                : text("done");
                    case "ask" -> request.callNumber() == 1 ? calls(call("a", "echo", "{}")) : text("nobody came");
                    default -> text("at once");
                });
        return new Scenario(
                "sub-runs",
                TestingAgent.agent().subAgents(asking, quick),
                model,
                echo(),
                false,
                List.of(asking, quick));
    }

    private static TestingModel asking(String tool) {
        return TestingModel.answering(calls(call("a", tool, "{}")), text("done"));
    }

    private static TestingAgent tester() {
        return TestingAgent.agent().tools(echo()).heartbeatTimeout(Duration.ofSeconds(1));
    }

    private static TestingTool echo() {
        return TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> "got " + arguments);
    }

    @Override
    public String toString() {
        return name;
    }
}
