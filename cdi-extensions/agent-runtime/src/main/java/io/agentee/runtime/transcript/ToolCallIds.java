package io.agentee.runtime.transcript;

import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes an id mean one call within a run: some providers give no ids, or the same ones in every answer. */
public final class ToolCallIds {

    private final Set<ToolCallId> taken = new HashSet<>();

    /** Takes the ids of an answer that has unique ones. */
    public void remember(Message message) {
        if (message instanceof Message.Assistant assistant) {
            assistant.toolCalls().forEach(call -> taken.add(call.id()));
        }
    }

    /**
     * The calls of the next answer, with ids that no call before them has.
     *
     * @param messageCount how many messages stand before the answer
     */
    public List<ToolCall> unique(List<ToolCall> calls, int messageCount) {
        List<ToolCall> unique = new ArrayList<>();
        for (ToolCall call : calls) {
            ToolCallId id = call.id();
            if (!taken.add(id)) {
                id = new ToolCallId("%s-%d-%d".formatted(id, messageCount, unique.size()));
                taken.add(id);
            }
            unique.add(new ToolCall(id, call.name(), call.arguments()));
        }
        return unique;
    }
}
