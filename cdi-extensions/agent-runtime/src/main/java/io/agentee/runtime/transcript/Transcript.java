package io.agentee.runtime.transcript;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.Message;
import io.agentee.api.run.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run knows: the agent, the caller, and the messages so far. Only the run's workflow adds to it; the calls of the
 * same worker read it at the same time.
 */
public final class Transcript {

    private final AgentDefinition definition;
    private final Caller caller;
    private final List<Message> messages;
    private long bytes;

    /** A transcript that begins with these messages. */
    public Transcript(AgentDefinition definition, Caller caller, List<Message> messages) {
        this.definition = requireNonNull(definition, "definition is null");
        this.caller = requireNonNull(caller, "caller is null");
        this.messages = new ArrayList<>(messages);
        messages.forEach(message -> bytes += JsonSize.of(message));
    }

    /** The agent as it was when the run was started. */
    public AgentDefinition definition() {
        return definition;
    }

    /** Who started the run. */
    public Caller caller() {
        return caller;
    }

    /** Adds a message at the end. */
    public synchronized void add(Message message) {
        messages.add(message);
        bytes += JsonSize.of(message);
    }

    /** How many messages there are. */
    public synchronized int size() {
        return messages.size();
    }

    /** Bytes of all messages as JSON, see {@link JsonSize}. */
    public synchronized long bytes() {
        return bytes;
    }

    /** The first so many messages. */
    public synchronized List<Message> first(int count) {
        return List.copyOf(messages.subList(0, count));
    }

    /** The last message. */
    public synchronized Message last() {
        return messages.get(messages.size() - 1);
    }

    /** What the model said last, if it said anything. */
    public synchronized Optional<String> lastText() {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof Message.Assistant answer
                    && !answer.content().isBlank()) {
                return Optional.of(answer.content());
            }
        }
        return Optional.empty();
    }

    /** All messages. */
    public synchronized List<Message> all() {
        return List.copyOf(messages);
    }

    /** The messages from this index on, as many as have so many bytes as JSON, but at least one if there is one. */
    public synchronized List<Message> page(int from, int maxBytes) {
        List<Message> page = new ArrayList<>();
        long left = maxBytes;
        for (int i = Math.max(from, 0); i < messages.size(); i++) {
            left -= JsonSize.of(messages.get(i));
            if (left < 0 && !page.isEmpty()) {
                break;
            }
            page.add(messages.get(i));
        }
        return page;
    }
}
