package io.agentee.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.EventId;
import io.agentee.api.event.TextEvent;
import io.agentee.runtime.json.AgentJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Watches a stream, as many events of it as it is told to, and remembers them. */
final class TestingWatcher implements Flow.Subscriber<AgentEvent> {

    private final long most;
    private final List<AgentEvent> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    private TestingWatcher(long most) {
        this.most = most;
    }

    /** Watches to the end. */
    static TestingWatcher of(Flow.Publisher<AgentEvent> stream) {
        return of(stream, Long.MAX_VALUE);
    }

    /** Watches so many events, one at a time, and goes away then. */
    static TestingWatcher of(Flow.Publisher<AgentEvent> stream, long most) {
        TestingWatcher watcher = new TestingWatcher(most);
        stream.subscribe(watcher);
        return watcher;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(AgentEvent event) {
        events.add(event);
        Flow.Subscription mine = Optional.ofNullable(subscription).orElseThrow();
        if (events.size() >= most) {
            mine.cancel();
            end.complete(null);
        } else {
            mine.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    /** All events, once the stream is over. */
    List<AgentEvent> all() {
        try {
            end.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the stream did not end well; so far: " + events, e);
        }
        return List.copyOf(events);
    }

    List<AgentEvent> soFar() {
        return List.copyOf(events);
    }

    /** Where to resume. */
    EventId lastId() {
        return events.isEmpty()
                ? EventId.BEGINNING
                : events.get(events.size() - 1).id();
    }

    static List<String> json(List<AgentEvent> events) {
        return events.stream().map(event -> json(event.body())).toList();
    }

    static String json(EventBody body) {
        try {
            return AgentJson.mapper().writeValueAsString(body).replaceAll(",?\"timestamp\":\\d+", "");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> types(List<AgentEvent> events) {
        return events.stream()
                .map(event -> json(event.body()).replaceAll(".*\"type\":\"([A-Z_]+)\".*", "$1"))
                .toList();
    }

    /** The text that the stream told of all messages. */
    static String text(List<AgentEvent> events) {
        StringBuilder text = new StringBuilder();
        for (AgentEvent event : events) {
            if (event.body() instanceof TextEvent.Content content) {
                text.append(content.delta());
            }
        }
        return text.toString();
    }

    /** No identifier comes twice, and they sort as they come. */
    static void assertOrdered(List<AgentEvent> events) {
        List<String> ids = events.stream().map(event -> event.id().value()).toList();
        assertThat(ids).doesNotHaveDuplicates().isSorted();
    }
}
