package io.agentee.models.langchain;

import static io.agentee.models.testing.Answers.answerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelListener;
import io.agentee.api.model.ModelResponse;
import io.agentee.models.testing.TestingModelServer;
import io.agentee.models.testing.TestingModelServer.Reply;
import io.agentee.models.testing.TestingSettings;
import io.agentee.models.testing.Transcript;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Calls that wait for their provider hold connections, not threads. */
class WaitingCallsTest {

    private static final int CALLS = 300;
    private static final int FEW = 8;

    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void holdNoThreads() {
        try (TestingModelServer server = new TestingModelServer().replying(this::answerHalf);
                ChatModel model = model(server)) {
            long threadsBefore = clientThreads();
            List<ModelCall> calls = new ArrayList<>();
            List<String> halves = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                calls.add(model.call(Transcript.user("Hi").request(), counting(halves)));
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> sizeOf(halves) == CALLS);

            assertThat(clientThreads() - threadsBefore).isLessThanOrEqualTo(FEW);

            release.countDown();
            assertThat(calls).allSatisfy(call -> assertThat(answerOf(call))
                    .extracting(ModelResponse::content)
                    .isEqualTo("half whole"));
            assertThat(server.requests()).hasSize(CALLS);
        }
    }

    @Test
    void endTheirThreadsWithTheModel() {
        try (TestingModelServer server = new TestingModelServer().replying(Reply.hang())) {
            ChatModel model = model(server);
            ModelCall call = model.call(Transcript.user("Hi").request(), ModelListener.NONE);
            await().until(() -> !server.requests().isEmpty());

            model.close();

            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("agentee-model-waiting-")));
            assertThat(call.response().toCompletableFuture()).isCompletedExceptionally();
        }
    }

    private void answerHalf(TestingModelServer.Connection connection) throws IOException {
        connection.open(200, Map.of("Content-Type", "text/event-stream"));
        connection.chunks(List.of("data: {\"choices\":[{\"delta\":{\"content\":\"half \"}}]}\n\n"));
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        connection.chunks(List.of(
                "data: {\"choices\":[{\"delta\":{\"content\":\"whole\"},\"finish_reason\":\"stop\"}]}\n\n",
                "data: [DONE]\n\n"));
        connection.end();
    }

    private static ModelListener counting(List<String> halves) {
        return new ModelListener() {
            @Override
            public void onText(String delta) {
                if (delta.equals("half ")) {
                    synchronized (halves) {
                        halves.add(delta);
                    }
                }
            }
        };
    }

    private static int sizeOf(List<String> halves) {
        synchronized (halves) {
            return halves.size();
        }
    }

    private static long clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("agentee-model-waiting-") || name.startsWith("HttpClient-"))
                .count();
    }

    private static ChatModel model(TestingModelServer server) {
        TestingSettings settings = TestingSettings.of("openai").named("waiting").at(server.uri("/v1"));
        return new OpenAiModelProvider()
                .create(settings.within(Duration.ofMinutes(2)).settings());
    }
}
