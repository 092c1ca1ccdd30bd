package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.Message;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.Usage;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.client.WorkflowStub;
import org.junit.jupiter.api.Test;

class HappyPathTest {

    private final TestingModel model = TestingModel.answering(
            calls(call("c1", "echo", "{\"text\":\"one\"}"), call("c2", "echo", "{\"text\":\"two\"}")), text("done"));
    private final TestingTool echo =
            TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> "got " + arguments);

    @Test
    void runAsksTheModelCallsToolsAndAnswers() {
        AgentDefinition agent = TestingAgent.agent().tools(echo).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, echo)) {
            WorkflowStub run = temporal.begin(agent, "hello");

            RunResult result = run.getResult(RunResult.class);

            assertThat(result.outcome())
                    .isInstanceOfSatisfying(RunOutcome.Completed.class, completed -> assertThat(completed.output())
                            .isEqualTo("done"));
            assertThat(result.progress().iterations()).isEqualTo(2);
            assertThat(result.progress().usage()).isEqualTo(new Usage(new TokenUsage(17, 9, 4, 3), 2, 2));
            TranscriptPage page = run.query("transcript", TranscriptPage.class, 0);
            assertThat(page.messages())
                    .extracting(Message::content)
                    .containsExactly("hello", "", "got {\"text\":\"one\"}", "got {\"text\":\"two\"}", "done");
            assertThat(page.head().orElseThrow().definition()).isEqualTo(agent);
        }
    }
}
