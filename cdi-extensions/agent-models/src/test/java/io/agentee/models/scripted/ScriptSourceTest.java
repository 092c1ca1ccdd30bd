package io.agentee.models.scripted;

import static io.agentee.models.testing.Answers.answerOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.tool.JsonSchema;
import io.agentee.models.testing.TestingListener;
import io.agentee.models.testing.TestingSettings;
import io.agentee.models.testing.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptSourceTest {

    private final ChatModel model = model(TestingSettings.of("scripted"));
    private final TestingListener listener = new TestingListener();

    @AfterEach
    void closeModel() {
        model.close();
    }

    @Test
    void aFenceWithinAStringIsPartOfTheString() {
        String inner = "```script\\n[{\\\"text\\\": \\\"inner\\\"}]\\n```";
        ModelResponse answer =
                play("[{\"toolCalls\": [{\"name\": \"coder\", \"arguments\": {\"instruction\": \"do it\\n" + inner
                        + "\"}}]}]");

        assertThat(answer.toolCalls()).hasSize(1);
        assertThat(answer.toolCalls().get(0).arguments()).contains("```script\\n[{\\\"text\\\": \\\"inner\\\"}]\\n```");
    }

    @Test
    void textAroundTheScriptDoesNotMatter() {
        ModelRequest request = Transcript.user("Please play:\r\n```script\r\n[{\"text\": \"ok\"}]\r\n```\r\nThank you")
                .request();

        assertThat(play(request).content()).isEqualTo("ok");
    }

    @Test
    void anotherFenceIsNoScript() {
        ModelResponse answer = play(Transcript.user("```json\n[]\n```").request());

        assertThat(answer.content()).isEqualTo("You said: ```json\n[]\n```");
    }

    @Test
    void aRepairTurnGoesOnWithTheScript() {
        ModelRequest request = Transcript.user(script("[{\"text\": \"bad\"}, {\"text\": \"good\"}]"))
                .withResponseSchema(JsonSchema.emptyObject())
                .andAnswer("bad")
                .andUser("Your answer is not valid: repair it.")
                .request();

        assertThat(play(request).content()).isEqualTo("good");
    }

    @Test
    void aClosingCallGoesOnWithTheScript() {
        ModelRequest request = Transcript.user(script("[{\"toolCalls\": [{\"name\": \"a\"}]}, {\"text\": \"closed\"}]"))
                .andAnswer("", Transcript.call("1", "a", "{}"))
                .andResult("1", "a", "x")
                .andUser("Answer now, without tools.")
                .request();

        assertThat(play(request).content()).isEqualTo("closed");
    }

    @Test
    void aLaterRunOfAConversationStartsAnew() {
        Transcript transcript = Transcript.user(script("[{\"text\": \"one\"}]")).andAnswer("one");

        assertThat(play(transcript.andUser("and now?").request()).content()).isEqualTo("You said: and now?");
        transcript.andAnswer("said").andUser(script("[{\"text\": \"first\"}, {\"text\": \"second\"}]"));
        assertThat(play(transcript.request()).content()).isEqualTo("first");
    }

    private ModelResponse play(String script) {
        return play(Transcript.user(script(script)).request());
    }

    private ModelResponse play(ModelRequest request) {
        return answerOf(model.call(request, listener));
    }

    private static String script(String json) {
        return "```script\n" + json + "\n```";
    }

    private static ChatModel model(TestingSettings settings) {
        return new ScriptedModelProvider().create(settings.settings());
    }
}
