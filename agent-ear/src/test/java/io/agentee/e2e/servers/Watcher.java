package io.agentee.e2e.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Watches one run, on whatever connections it gets, and keeps what it has seen. */
public final class Watcher {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String runId;
    private final List<StreamedEvent> events = new ArrayList<>();
    private Consumer<StreamedEvent> listener = event -> {};

    Watcher(String runId) {
        this.runId = runId;
    }

    /** Has somebody told of each event as it comes. */
    public Watcher listening(Consumer<StreamedEvent> newListener) {
        listener = newListener;
        return this;
    }

    /** Watches on one connection until so many more events have come, or the stream ends. */
    public Watcher watch(HttpApi api, int most) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = api.events(runId, lastId());
        assertThat(response.statusCode()).isEqualTo(200);
        int wanted = most > Integer.MAX_VALUE - events.size() ? Integer.MAX_VALUE : events.size() + most;
        try (Stream<String> lines = response.body()) {
            String id = "";
            for (Iterator<String> each = lines.iterator(); events.size() < wanted && each.hasNext(); ) {
                String line = each.next();
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    StreamedEvent event = new StreamedEvent(id, JSON.readTree(line.substring("data: ".length())));
                    events.add(event);
                    listener.accept(event);
                }
            }
        }
        return this;
    }

    /** Watches to the last event, on as many connections as that takes. */
    public Watcher watchToTheEnd(HttpApi api) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!hasEnded()) {
            assertThat(Instant.now())
                    .as("run %s, after %d events, the last of them %s", runId, events.size(), last())
                    .isBefore(deadline);
            try {
                watch(api, Integer.MAX_VALUE);
            } catch (IOException | UncheckedIOException | AssertionError disconnected) {
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return this;
    }

    public boolean hasEnded() {
        return last().map(StreamedEvent::isLast).orElse(false);
    }

    public List<StreamedEvent> events() {
        return List.copyOf(events);
    }

    /** The events as text, for comparing. */
    public List<String> lines() {
        return events.stream().map(event -> event.id() + " " + event.data()).toList();
    }

    public Optional<StreamedEvent> last() {
        return events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1));
    }

    public Optional<String> lastId() {
        return last().map(StreamedEvent::id);
    }

    public List<String> types() {
        return events.stream().map(StreamedEvent::type).toList();
    }

    /** The texts of all messages that another did not take the place of. */
    public Map<String, String> messages() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (StreamedEvent event : events) {
            if (event.type().equals("TEXT_MESSAGE_CONTENT")) {
                texts.merge(event.text("messageId"), event.text("delta"), String::concat);
            }
        }
        texts.keySet().removeAll(superseded());
        return texts;
    }

    public Set<String> superseded() {
        Set<String> superseded = new LinkedHashSet<>();
        for (StreamedEvent event : events) {
            if (event.text("name").equals("message_superseded")) {
                superseded.add(event.data().path("value").path("messageId").asText());
            }
        }
        return superseded;
    }

    /** No event came twice, and identifiers sort as they came. */
    public Watcher requireOrder() {
        assertThat(events.stream().map(StreamedEvent::id))
                .doesNotHaveDuplicates()
                .isSorted();
        return this;
    }
}
