package io.agentee.models.langchain;

import static io.agentee.models.testing.Answers.failureOf;
import static io.agentee.models.testing.TestingSettings.API_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelException;
import io.agentee.models.testing.TestingModelServer.Reply;
import io.agentee.models.testing.Transcript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider does, whatever it says on the wire: how it answers, and how it fails. */
abstract class ProviderContract extends ProviderAnswersContract {

    @Test
    void aWrongKeyIsNotRetried() {
        server.replying(Reply.error(401, Map.of(), errorBody("the key " + API_KEY + " is wrong")));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure)
                .hasMessage("model 'default' (%s) answered 401: the key *** is wrong"
                        .formatted(provider().name()));
        assertThat(failure.status()).hasValue(401);
        assertThat(failure.retryable()).isFalse();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFullProviderSaysWhenToComeBack() {
        server.replying(Reply.error(429, Map.of("Retry-After", "7"), errorBody("slow down")));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure.status()).hasValue(429);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFullProviderMaySayADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(2));
        server.replying(Reply.error(503, Map.of("Retry-After", date), ""));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure)
                .hasMessage(
                        "model 'default' (%s) answered 503".formatted(provider().name()));
        assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 529})
    void aProviderInTroubleCanBeRetriedByTheRun(int status) {
        server.replying(Reply.error(status, Map.of(), "<html>" + "x".repeat(100_000)));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure.status()).hasValue(status);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.getMessage()).hasSizeLessThan(600);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aCutConnectionCanBeRetried() {
        List<String> chunks = textAnswer("Hello ", "you");
        server.replying(Reply.cutAfter(contentType(), chunks.subList(0, chunks.size() / 2)));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure.getMessage())
                .startsWith("the connection to model 'default' (%s) failed: "
                        .formatted(provider().name()));
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.status()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAnswerThatStopsEarlyIsNoAnswer() {
        server.replying(Reply.stream(contentType(), textAnswer("Hello ", "you").subList(0, 2)));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure)
                .hasMessage("model 'default' (%s) ended its answer before it was complete"
                        .formatted(provider().name()));
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void brokenJsonIsNoAnswer() {
        List<String> chunks = textAnswer("Hello");
        String broken = chunks.get(0).replaceFirst("\\{", "{{");
        server.replying(Reply.stream(contentType(), List.of(broken)));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure.getMessage())
                .startsWith("the answer of model 'default' (%s) broke: "
                        .formatted(provider().name()));
        assertThat(failure.retryable()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void cancellingHangsUpBeforeTheFirstWord() {
        server.replying(Reply.hang());
        ModelCall call = call(Transcript.user("Hi").request());
        awaitRequest();

        call.cancel();

        assertThat(server.sawClientGo()).isTrue();
        assertThatThrownBy(() -> call.response().toCompletableFuture().join())
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingHangsUpInTheMiddle() throws InterruptedException {
        List<String> chunks = textAnswer("Hello ", "you");
        server.replying(Reply.hangAfter(contentType(), chunks.subList(0, chunks.size() / 2 + 1)));
        ModelCall call = call(Transcript.user("Hi").request());
        assertThat(listener.firstText().await(30, TimeUnit.SECONDS)).isTrue();

        call.cancel();

        assertThat(server.sawClientGo()).isTrue();
        assertThatThrownBy(() -> call.response().toCompletableFuture().join())
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aProviderThatHangsTimesOut() {
        server.replying(Reply.hang());

        ModelException failure = failureOf(call(
                settings().within(Duration.ofMillis(500)), Transcript.user("Hi").request()));

        assertThat(failure).hasMessage("model 'default' did not answer within PT0.5S");
        assertThat(failure.retryable()).isTrue();
        assertThat(server.sawClientGo()).isTrue();
    }

    @Test
    void aProviderThatIsNotThereCanBeRetried() throws IOException {
        // Bound, so that no other server takes the port, and not listened at.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI nowhere = URI.create("http://127.0.0.1:" + taken.getLocalPort());

            ModelException failure =
                    failureOf(call(settings().at(nowhere), Transcript.user("Hi").request()));

            assertThat(failure.retryable()).isTrue();
            assertThat(failure.status()).isEmpty();
        }
    }

    @Test
    void closingTheModelHangsUp() {
        server.replying(Reply.hang());
        ModelCall call = call(Transcript.user("Hi").request());
        awaitRequest();

        closeModel();

        assertThat(failureOf(call)).hasMessage("model 'default' was closed");
        assertThat(server.sawClientGo()).isTrue();
    }
}
