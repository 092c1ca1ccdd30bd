package io.agentee.models.scripted;

import static io.agentee.models.testing.Answers.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelException;
import io.agentee.models.testing.TestingListener;
import io.agentee.models.testing.TestingSettings;
import io.agentee.models.testing.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadScriptTest {

    private final ChatModel model = model(TestingSettings.of("scripted"));
    private final TestingListener listener = new TestingListener();

    @AfterEach
    void closeModel() {
        model.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            [                                   | the script is not JSON: Unexpected end-of-input: expected close marker for Array (start marker at [Source: REDACTED
            {"text": "no array"}                | the script must be a JSON array of elements
            []                                  | the script has no elements
            ["text"]                            | element 1 of the script must be an object
            [{"text": "a"}, {"txt": "b"}]       | element 2 of the script must not have 'txt' here
            [{"delayMs": 5}]                    | element 1 of the script needs one of 'text', 'tokens', 'toolCalls', 'echoLastResult', 'error', 'malformedArguments' and 'hang'
            [{"text": 5}]                       | element 1 of the script needs text in 'text'
            [{"tokens": -1}]                    | element 1 of the script needs a whole number from 0 to 1000000 in 'tokens'
            [{"tokens": 1, "text": "a"}]        | element 1 of the script must have 'text' or 'tokens', not both
            [{"toolCalls": []}]                 | element 1 of the script needs an array of tool calls in 'toolCalls'
            [{"toolCalls": [{}]}]               | element 1 of the script has a tool call without a 'name'
            [{"toolCalls": [{"name": "a", "arguments": "{}"}]}] | element 1 of the script has a tool call whose 'arguments' are not an object
            [{"malformedArguments": "{"}]       | element 1 of the script needs the 'name' of a tool
            [{"error": {"status": 429, "retryAfter": "2"}}] | element 1 of the script needs a number of seconds in 'retryAfter'
            [{"text": "a", "times": 2}]         | element 1 of the script must not have 'times' here
            [{"hang": false}]                   | element 1 of the script needs true in 'hang'
            [{"echoLastResult": true}]          | the script echoes a tool result, but there is none
            [{"error": {"status": 500}, "times": 0}] | the script ends with an error that is over after its 'times': it needs an element after it
            """)
    void aBadScriptIsAPermanentError(String script, String message) {
        ModelException failure =
                failureOf(model.call(Transcript.user(script(script)).request(), listener));

        assertThat(failure.getMessage()).startsWith(message);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.status()).isEmpty();
    }

    @Test
    void aScriptMustBeClosed() {
        ModelException failure = failureOf(
                model.call(Transcript.user("```script\n[{\"text\": \"a\"}]").request(), listener));

        assertThat(failure).hasMessage("the script is not closed: it needs a line that is only ```");
        assertThat(failure.retryable()).isFalse();
    }

    private static String script(String json) {
        return "```script\n" + json + "\n```";
    }

    private static ChatModel model(TestingSettings settings) {
        return new ScriptedModelProvider().create(settings.settings());
    }
}
