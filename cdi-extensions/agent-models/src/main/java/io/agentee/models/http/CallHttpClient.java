package io.agentee.models.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.agentee.models.call.ModelThreads;
import io.agentee.models.call.PendingAnswer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's view of HTTP for one call. Answers are read as they come, on a thread only while there is something to
 * read; LangChain4j's own client for the JDK would hold one for the whole answer. Failures go to the call directly,
 * since LangChain4j's exceptions lose the response headers.
 */
public final class CallHttpClient implements HttpClient {

    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    private final java.net.http.HttpClient client;
    private final ModelThreads threads;
    private final PendingAnswer answer;
    private final ProviderErrors errors;
    private volatile @Nullable EventStream stream;

    CallHttpClient(java.net.http.HttpClient client, ModelThreads threads, PendingAnswer answer, ProviderErrors errors) {
        this.client = client;
        this.threads = threads;
        this.answer = answer;
        this.errors = errors;
    }

    /** How LangChain4j wants to be given this client. Its timeouts are not used: the call has a deadline of its own. */
    public HttpClientBuilder asBuilder() {
        return new FixedClient();
    }

    /** Whether the provider said that its stream is done. */
    public boolean sawDone() {
        EventStream current = stream;
        return current != null && current.sawDone();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("every model call is streamed");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        if (answer.ended()) {
            return;
        }
        boolean serverSentEvents = parser instanceof DefaultServerSentEventParser;
        EventStream events = new EventStream(listener, answer, serverSentEvents, errors);
        stream = events;
        CompletableFuture<HttpResponse<String>> exchange =
                client.sendAsync(toJdkRequest(request), info -> subscriberFor(info, events));
        answer.onFailure(() -> {
            events.abort();
            exchange.cancel(true);
        });
        // An answer may be complete a little before its stream is; the connection is kept only if that ends soon.
        answer.onSuccess(() -> threads.after(TIME_TO_END, () -> exchange.cancel(true)));
        var unused = exchange.whenComplete(this::ended);
    }

    private static BodySubscriber<String> subscriberFor(ResponseInfo info, EventStream events) {
        if (isSuccess(info.statusCode())) {
            events.opened(info);
            return BodySubscribers.fromLineSubscriber(events, done -> "", StandardCharsets.UTF_8, null);
        }
        return new ErrorBody();
    }

    private void ended(@Nullable HttpResponse<String> response, @Nullable Throwable failure) {
        if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            answer.fail(errors.brokenOff(cause));
        } else if (response != null && !isSuccess(response.statusCode())) {
            answer.fail(errors.refused(response.statusCode(), response.headers(), response.body()));
        }
    }

    private static java.net.http.HttpRequest toJdkRequest(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder =
                java.net.http.HttpRequest.newBuilder().uri(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        String body = request.body() == null ? "" : request.body();
        return builder.method(request.method().name(), BodyPublishers.ofString(body))
                .build();
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private final class FixedClient implements HttpClientBuilder {

        @Override
        public @Nullable Duration connectTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public @Nullable Duration readTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return CallHttpClient.this;
        }
    }
}
