package io.agentee.models.scripted;

import static io.agentee.models.testing.Answers.answerOf;
import static io.agentee.models.testing.Answers.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelListener;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.models.testing.TestingListener;
import io.agentee.models.testing.TestingSettings;
import io.agentee.models.testing.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {

    private final ChatModel model = model(TestingSettings.of("scripted"));
    private final TestingListener listener = new TestingListener();

    @AfterEach
    void closeModel() {
        model.close();
    }

    @Test
    void saysTheInputBack() {
        ModelResponse answer = play(Transcript.user("Refund order 42").request());

        assertThat(answer.content()).isEqualTo("You said: Refund order 42");
        assertThat(listener.texts()).containsExactly("You ", "said: ", "Refund ", "order ", "42");
        assertThat(answer.usage()).isEqualTo(new TokenUsage(3, 5, 0, 0));
    }

    @Test
    void playsTheElementOfTheCallAndRepeatsTheLast() {
        Transcript transcript = Transcript.user(script("[{\"text\": \"one\"}, {\"text\": \"two\"}]"));

        assertThat(play(transcript.request()).content()).isEqualTo("one");
        assertThat(play(transcript.andAnswer("one").request()).content()).isEqualTo("two");
        assertThat(play(transcript.andAnswer("two").request()).content()).isEqualTo("two");
    }

    @Test
    void countsWordsOfAllMessages() {
        ModelRequest request = Transcript.user(
                        "```script\n[{\"toolCalls\":[{\"name\":\"echo\"}]},{\"text\":\"a b c\"}]\n```")
                .andAnswer("first words", Transcript.call("call-1-1", "echo", "{}"))
                .andResult("call-1-1", "echo", "four words of result")
                .request();

        ModelResponse answer = play(request);

        assertThat(answer.usage().inputTokens()).isEqualTo(5 + 2 + 4);
        assertThat(answer.usage().outputTokens()).isEqualTo(3);
    }

    @Test
    void streamsCountedTokens() {
        ModelResponse answer = play("[{\"tokens\": 2000}]");

        assertThat(listener.texts()).hasSize(2000).startsWith("t0 ", "t1 ").endsWith("t1999");
        assertThat(answer.content()).isEqualTo(String.join("", listener.texts()));
        assertThat(answer.usage().outputTokens()).isEqualTo(2000);
    }

    @Test
    void asksForToolsAfterAText() {
        ModelResponse answer = play("[{\"text\": \"Wait.\", \"toolCalls\": ["
                + "{\"name\": \"refund\", \"arguments\": {\"order\": \"42\", \"amount\": 12.50}},"
                + "{\"name\": \"clock\"}]}]");

        assertThat(answer.content()).isEqualTo("Wait.");
        assertThat(answer.toolCalls())
                .containsExactly(
                        Transcript.call("call-1-1", "refund", "{\"order\":\"42\",\"amount\":12.5}"),
                        Transcript.call("call-1-2", "clock", "{}"));
    }

    @Test
    void idsOfToolCallsDifferBetweenCalls() {
        Transcript transcript = Transcript.user(script("[{\"toolCalls\": [{\"name\": \"clock\"}]}]"));
        ToolCall first = play(transcript.request()).toolCalls().get(0);
        ToolCall second = play(transcript
                        .andAnswer("", first)
                        .andResult("call-1-1", "clock", "noon")
                        .request())
                .toolCalls()
                .get(0);

        assertThat(first.id()).isNotEqualTo(second.id());
    }

    @Test
    void breaksArgumentsOnPurpose() {
        ModelResponse answer = play("[{\"malformedArguments\": \"{\\\"order\\\": \", \"name\": \"refund\"}]");

        assertThat(answer.toolCalls()).containsExactly(Transcript.call("call-1-1", "refund", "{\"order\": "));
    }

    @Test
    void echoesTheLastToolResult() {
        ModelRequest request = Transcript.user(
                        script("[{\"toolCalls\":[{\"name\":\"a\"}]},{\"echoLastResult\": true}]"))
                .andAnswer("", Transcript.call("1", "a", "{}"), Transcript.call("2", "a", "{}"))
                .andResult("1", "a", "earlier")
                .andResult("2", "a", "the last result")
                .request();

        assertThat(play(request).content()).isEqualTo("the last result");
    }

    @Test
    void streamsReasoningFirst() {
        ModelResponse answer = play(
                "[{\"text\": \"Yes.\", \"reasoning\": \"let me think\", \"delayMs\": 5," + " \"tokenDelayMs\": 1}]");

        assertThat(listener.reasonings()).containsExactly("let ", "me ", "think");
        assertThat(listener.texts()).containsExactly("Yes.");
        assertThat(answer.reasoning()).contains("let me think");
        assertThat(answer.usage().outputTokens()).isEqualTo(4);
        assertThat(answer.usage().reasoningTokens()).isEqualTo(3);
    }

    @Test
    void failsAsAProviderWouldForTheFirstAttempts() {
        Transcript transcript = Transcript.user(script(
                "[{\"error\": {\"status\": 429, \"retryAfter\": 2}, \"times\": 2}," + "{\"text\": \"at last\"}]"));

        for (int attempt = 1; attempt <= 2; attempt++) {
            ModelException failure = failureOf(model.call(transcript.request(attempt), listener));
            assertThat(failure).hasMessage("the scripted model answered 429");
            assertThat(failure.status()).hasValue(429);
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2));
        }
        assertThat(play(transcript.request(3)).content()).isEqualTo("at last");
    }

    @Test
    void anErrorAndTheElementAfterItAreOneCall() {
        Transcript transcript = Transcript.user(script("[{\"error\": {\"status\": 503}, \"times\": 1},"
                + "{\"toolCalls\": [{\"name\": \"clock\"}]}, {\"text\": \"done\"}]"));

        assertThat(play(transcript.request(2)).toolCalls()).hasSize(1);
        transcript.andAnswer("", Transcript.call("call-1-1", "clock", "{}")).andResult("call-1-1", "clock", "noon");
        assertThat(play(transcript.request(1)).content()).isEqualTo("done");
    }

    @Test
    void failsAlwaysWithoutTimes() {
        ModelRequest request =
                Transcript.user(script("[{\"error\": {\"status\": 401}}]")).request(7);

        ModelException failure = failureOf(model.call(request, listener));

        assertThat(failure.status()).hasValue(401);
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void streamsBeforeItFails() {
        ModelRequest request = Transcript.user(
                        script("[{\"error\": {\"status\": 500}, \"reasoning\": \"hm well\", \"tokens\": 3}]"))
                .request();

        ModelException failure = failureOf(model.call(request, listener));

        assertThat(failure.status()).hasValue(500);
        assertThat(listener.reasonings()).containsExactly("hm ", "well");
        assertThat(listener.texts()).containsExactly("t0 ", "t1 ", "t2");
    }

    @Test
    void saysWhatTheErrorSays() {
        ModelRequest request = Transcript.user(
                        script("[{\"error\": {\"status\": 503, \"message\": \"busy\", \"retryAfter\": 0.5}}]"))
                .request();

        ModelException failure = failureOf(model.call(request, listener));

        assertThat(failure).hasMessage("the scripted model answered 503: busy");
        assertThat(failure.retryAfter()).contains(Duration.ofMillis(500));
    }

    @Test
    void breaksTheConnectionOffWithoutAStatus() {
        ModelException failure = failureOf(
                model.call(Transcript.user(script("[{\"error\": {}}]")).request(), listener));

        assertThat(failure).hasMessage("the scripted model broke the connection off");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void mayHangInTheMiddle() throws InterruptedException {
        ModelCall call = model.call(
                Transcript.user(script("[{\"hang\": true, \"text\": \"well\"}]"))
                        .request(),
                listener);

        assertThat(listener.firstText().await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(call.response().toCompletableFuture()).isNotDone();
        call.cancel();
    }

    @Test
    void hangsUntilCancelled() {
        ModelCall call =
                model.call(Transcript.user(script("[{\"hang\": true}]")).request(), listener);
        assertThat(call.response().toCompletableFuture()).isNotDone();

        call.cancel();

        assertThatThrownBy(() -> call.response().toCompletableFuture().join())
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void hangsUntilItsTimeIsOver() {
        try (ChatModel impatient = model(TestingSettings.of("scripted").within(Duration.ofMillis(20)))) {
            ModelCall call =
                    impatient.call(Transcript.user(script("[{\"hang\": true}]")).request(), listener);

            ModelException failure = failureOf(call);

            assertThat(failure).hasMessage("model 'default' did not answer within PT0.02S");
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void failsCallsUnderWayWhenClosed() {
        ModelCall call =
                model.call(Transcript.user(script("[{\"hang\": true}]")).request(), listener);

        model.close();

        assertThat(failureOf(call)).hasMessage("model 'default' was closed");
        assertThat(failureOf(model.call(Transcript.user("hi").request(), listener)))
                .hasMessage("model 'default' was closed");
    }

    @Test
    void waitsWithoutAThread() {
        ModelRequest slow = Transcript.user(script("[{\"text\": \"late\", \"delayMs\": 300}]"))
                .request();
        try (ChatModel waiting = model(TestingSettings.of("scripted").named("late"))) {
            List<ModelCall> calls = new ArrayList<>();
            for (int call = 0; call < 500; call++) {
                calls.add(waiting.call(slow, ModelListener.NONE));
            }

            long threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("agentee-model-late-"))
                    .count();

            assertThat(threads).isLessThanOrEqualTo(4);
            assertThat(calls)
                    .allSatisfy(call -> assertThat(answerOf(call).content()).isEqualTo("late"));
        }
    }

    @Test
    void needsNothingButItsName() {
        TestingSettings bare = TestingSettings.of("scripted").withoutApiKey().withoutModelName();

        assertThat(new ScriptedModelProvider().problems(bare.settings())).isEmpty();
        assertThat(new ScriptedModelProvider().name()).isEqualTo("scripted");
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
