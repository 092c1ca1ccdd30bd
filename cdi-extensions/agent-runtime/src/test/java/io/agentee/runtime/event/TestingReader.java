package io.agentee.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.CustomEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.ReasoningEvent;
import io.agentee.api.event.RunEvent;
import io.agentee.api.event.StepEvent;
import io.agentee.api.event.TextEvent;
import io.agentee.api.event.ToolCallEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a stream as AG-UI's reference client does: refuses what is out of order, and puts the messages together. */
final class TestingReader {

    private final Map<String, StringBuilder> messages = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> superseded = new LinkedHashSet<>();
    private final Map<String, String> results = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private String lastId = "";
    private boolean over;

    static TestingReader of(List<AgentEvent> events) {
        TestingReader reader = new TestingReader();
        try {
            events.forEach(reader::read);
        } catch (AssertionError broken) {
            throw new AssertionError(
                    events.stream().map(String::valueOf).collect(Collectors.joining("\n", "", "\n" + broken)), broken);
        }
        return reader;
    }

    private void read(AgentEvent event) {
        assertThat(over).as("an event after the last one: %s", event).isFalse();
        assertThat(ids.add(event.id().value()))
                .as("an id comes twice: %s", event)
                .isTrue();
        assertThat(event.id().value()).as("ids sort as they come").isGreaterThan(lastId);
        lastId = event.id().value();
        read(event.body());
    }

    private void read(EventBody body) {
        if (body instanceof TextEvent.Start start) {
            begin("text " + start.messageId());
        } else if (body instanceof TextEvent.Content content) {
            add("text " + content.messageId(), content.delta());
        } else if (body instanceof TextEvent.End end) {
            end("text " + end.messageId());
        } else if (body instanceof ReasoningEvent.Start start) {
            begin("span " + start.messageId());
        } else if (body instanceof ReasoningEvent.MessageStart start) {
            begin("text " + start.messageId());
        } else if (body instanceof ReasoningEvent.MessageContent content) {
            add("text " + content.messageId(), content.delta());
        } else if (body instanceof ReasoningEvent.MessageEnd end) {
            end("text " + end.messageId());
        } else if (body instanceof ReasoningEvent.End end) {
            end("span " + end.messageId());
        } else if (body instanceof StepEvent.Started step) {
            begin("step " + step.stepName());
        } else if (body instanceof StepEvent.Finished step) {
            end("step " + step.stepName());
        } else if (body instanceof ToolCallEvent.Start call) {
            begin("call " + call.toolCallId());
        } else if (body instanceof ToolCallEvent.End call) {
            end("call " + call.toolCallId());
        } else if (body instanceof ToolCallEvent.Result result) {
            assertThat(results.put(result.toolCallId().value(), result.content()))
                    .isNull();
        } else if (body instanceof CustomEvent custom) {
            assertThat(superseded.add(String.valueOf(custom.value().get("messageId"))))
                    .isTrue();
        } else if (body instanceof RunEvent.Finished || body instanceof RunEvent.Failed) {
            assertThat(open).as("still open at the end").isEmpty();
            over = true;
        }
    }

    private void begin(String what) {
        assertThat(open.add(what)).as("%s begins twice", what).isTrue();
    }

    private void add(String what, String delta) {
        assertThat(open).contains(what);
        assertThat(delta).isNotEmpty();
        messages.computeIfAbsent(what.substring("text ".length()), unknown -> new StringBuilder())
                .append(delta);
    }

    private void end(String what) {
        assertThat(open.remove(what)).as("%s ends", what).isTrue();
    }

    boolean over() {
        return over;
    }

    /** The messages that count, by id. */
    Map<String, String> messages() {
        Map<String, String> texts = new LinkedHashMap<>();
        messages.forEach((id, text) -> {
            if (!superseded.contains(id)) {
                texts.put(id, text.toString());
            }
        });
        return texts;
    }

    Set<String> superseded() {
        return superseded;
    }

    Map<String, String> results() {
        return results;
    }
}
