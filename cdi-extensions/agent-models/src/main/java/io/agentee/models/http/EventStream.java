package io.agentee.models.http;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import io.agentee.api.model.ModelException;
import io.agentee.models.call.PendingAnswer;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of an answer into LangChain4j's events: server-sent events, or one JSON document in each line. Only
 * the first end counts: of the stream, of the call, or a listener's failure.
 */
final class EventStream implements Flow.Subscriber<String>, ServerSentEventParsingHandle {

    private static final String DONE = "[DONE]";

    private final ServerSentEventListener listener;
    private final PendingAnswer answer;
    private final boolean serverSentEvents;
    private final ProviderErrors errors;
    private final ServerSentEventContext context = new ServerSentEventContext(this);
    private @Nullable String eventName;
    private @Nullable StringJoiner data;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean over;
    private volatile boolean sawDone;

    EventStream(
            ServerSentEventListener listener, PendingAnswer answer, boolean serverSentEvents, ProviderErrors errors) {
        this.listener = listener;
        this.answer = answer;
        this.serverSentEvents = serverSentEvents;
        this.errors = errors;
    }

    void opened(ResponseInfo info) {
        listener.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(info.statusCode())
                .headers(info.headers().map())
                .build());
    }

    /** Reads no further, and closes the connection if the answer was not over. */
    void abort() {
        over = true;
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    /** Whether the provider said {@code [DONE]}, as OpenAI's protocol ends. */
    boolean sawDone() {
        return sawDone;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        if (over) {
            newSubscription.cancel();
            return;
        }
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (over || answer.ended()) {
            return;
        }
        try {
            if (serverSentEvents) {
                readField(line);
            } else if (!line.isBlank()) {
                dispatch(null, line);
            }
        } catch (RuntimeException e) {
            answer.fail(errors.brokenAnswer(e));
            abort();
        }
    }

    @Override
    public void onError(Throwable failure) {
        over = true;
        answer.fail(errors.brokenOff(failure));
    }

    @Override
    public void onComplete() {
        if (over || answer.ended()) {
            return;
        }
        onNext("");
        try {
            listener.onClose();
        } catch (RuntimeException e) {
            answer.fail(errors.brokenAnswer(e));
        }
        over = true;
        answer.fail(errors.unfinished());
    }

    private void readField(String line) {
        if (line.isEmpty()) {
            if (data != null) {
                String document = data.toString();
                String name = eventName;
                data = null;
                eventName = null;
                dispatch(name, document);
            }
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("event")) {
            eventName = value;
        } else if (field.equals("data")) {
            data = (data == null ? new StringJoiner("\n") : data).add(value);
        }
    }

    private void dispatch(@Nullable String name, String document) {
        sawDone |= document.strip().equals(DONE);
        // Events that are named as errors are read by LangChain4j.
        Optional<ModelException> error = name == null ? errors.inStream(document) : Optional.empty();
        if (error.isPresent()) {
            answer.fail(error.get());
            return;
        }
        listener.onEvent(new ServerSentEvent(name, document), context);
    }

    @Override
    public void cancel() {
        abort();
    }

    @Override
    public boolean isCancelled() {
        return over;
    }
}
