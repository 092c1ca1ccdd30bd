package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static io.agentee.runtime.testing.TestingRuns.failedResultOf;
import static io.agentee.runtime.testing.TestingRuns.transcriptOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.Message;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunOutcome.Completed;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.Usage;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentLoopTest {

    private static final JsonSchema PERSON = new JsonSchema(Map.of(
            "type", "object", "required", List.of("age"), "properties", Map.of("age", Map.of("type", "integer"))));

    private final TestingTool echo =
            TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> "got " + arguments);

    @Test
    void aRunAsksTheModelCallsToolsAndAnswers() {
        TestingModel model = TestingModel.answering(
                calls(call("c1", "echo", "{\"text\":\"one\"}"), call("c2", "echo", "{\"text\":\"two\"}")),
                text("done"));
        AgentDefinition agent = TestingAgent.agent().tools(echo).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, echo)) {
            WorkflowStub run = temporal.begin(agent, "hello");

            RunResult result = run.getResult(RunResult.class);

            assertThat(result.outcome()).isEqualTo(new Completed("done", Optional.empty(), Completed.Reason.ANSWERED));
            assertThat(result.progress().iterations()).isEqualTo(2);
            assertThat(result.progress().usage()).isEqualTo(new Usage(new TokenUsage(17, 9, 4, 3), 2, 2));
            assertThat(transcriptOf(run))
                    .extracting(Message::content)
                    .containsExactly("hello", "", "got {\"text\":\"one\"}", "got {\"text\":\"two\"}", "done");
            assertThat(transcriptOf(run))
                    .extracting(message -> message.messageId().value())
                    .containsExactly("m1", "m2", "m3", "m4", "m5");
        }
    }

    @Test
    void theModelIsToldPromptToolsSchemaAndTranscript() {
        TestingModel model = TestingModel.answering(calls(call("c1", "echo", "{}")), text("{\"age\":1}"));
        AgentDefinition agent =
                TestingAgent.agent().tools(echo).responseSchema(PERSON).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, echo)) {
            temporal.begin(agent, "hello").getResult(RunResult.class);
        }
        ModelRequest second = model.requests().get(1);
        assertThat(second.systemPrompt()).isEqualTo("You test.");
        assertThat(second.tools()).containsExactly(echo.specification());
        assertThat(second.responseSchema()).contains(PERSON);
        assertThat(second.messages()).extracting(Message::content).containsExactly("hello", "", "got {}");
    }

    @Test
    void afterTheLastPermittedTurnTheModelIsAskedOnceMoreWithoutTools() {
        TestingModel model = TestingModel.computing(request -> request.tools().isEmpty()
                ? text("as far as I got")
                : calls(call("c" + request.callNumber(), "echo", "{}")));
        AgentDefinition agent =
                TestingAgent.agent().tools(echo).maxIterations(2).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, echo)) {
            RunResult result = temporal.begin(agent, "hello").getResult(RunResult.class);

            assertThat(result.outcome())
                    .isEqualTo(new Completed("as far as I got", Optional.empty(), Completed.Reason.MAX_ITERATIONS));
            assertThat(result.progress().iterations()).isEqualTo(3);
            assertThat(echo.calls()).hasSize(2);
        }
    }

    @Test
    void whatTheClosingAnswerAsksForIsNotExecuted() {
        TestingModel model = TestingModel.computing(request -> calls(call("c" + request.callNumber(), "echo", "{}")));
        AgentDefinition agent =
                TestingAgent.agent().tools(echo).maxIterations(1).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, echo)) {
            WorkflowStub run = temporal.begin(agent, "hello");
            RunResult result = run.getResult(RunResult.class);

            assertThat(result.outcome().text()).contains("");
            assertThat(echo.calls()).hasSize(1);
            List<Message> messages = transcriptOf(run);
            assertThat(((Message.Assistant) messages.get(messages.size() - 1)).toolCalls())
                    .isEmpty();
        }
    }

    @Test
    void aStructuredAnswerIsATree() {
        assertThat(structured(text("{\"age\": 41}"))).isEqualTo(Map.of("age", 41));
    }

    @Test
    void aStructuredAnswerMayStandInAFence() {
        assertThat(structured(text("```json\n{\"age\": 41}\n```"))).isEqualTo(Map.of("age", 41));
    }

    @Test
    void anAnswerThatDoesNotMatchTheSchemaIsRepairedOnce() {
        TestingModel model = TestingModel.answering(text("{\"age\": \"41\"}"), text("{\"age\": 41}"));
        AgentDefinition agent = TestingAgent.agent().responseSchema(PERSON).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model)) {
            WorkflowStub run = temporal.begin(agent, "hello");
            RunResult result = run.getResult(RunResult.class);

            assertThat(((Completed) result.outcome()).structuredOutput()).contains(Map.of("age", 41));
            assertThat(transcriptOf(run).get(2))
                    .isInstanceOfSatisfying(Message.User.class, request -> assertThat(request.content())
                            .isEqualTo("""
                                    Your answer does not match the required JSON schema:
                                    - age: string found, integer expected
                                    Answer again with only the corrected JSON."""));
            assertThat(result.progress().usage().modelCalls()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatStaysWrongFailsTheRun() {
        TestingModel model = TestingModel.answering(text("forty-one"), text("{}"));
        AgentDefinition agent = TestingAgent.agent().responseSchema(PERSON).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model)) {
            RunResult result = failedResultOf(temporal.begin(agent, "hello"));

            assertThat(result.outcome())
                    .isEqualTo(new RunOutcome.Failed(RunProblem.of(
                            "invalid-output",
                            "The answer is not valid",
                            "The answer does not match the response schema, after one repair: age: missing, but"
                                    + " required")));
            assertThat(model.requests()).hasSize(2);
        }
    }

    private static Object structured(ModelResponse answer) {
        AgentDefinition agent = TestingAgent.agent().responseSchema(PERSON).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, TestingModel.answering(answer))) {
            RunResult result = temporal.begin(agent, "hello").getResult(RunResult.class);
            return ((Completed) result.outcome()).structuredOutput().orElseThrow();
        }
    }
}
