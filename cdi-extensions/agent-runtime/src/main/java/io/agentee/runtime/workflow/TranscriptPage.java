package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.Message;
import io.agentee.api.run.Caller;
import java.util.List;
import java.util.Optional;

/**
 * A part of a run's transcript, small enough for one answer of a query.
 *
 * @param head what stands before the messages; only on the page that begins with the first message
 * @param messages the messages of this page
 * @param total how many messages the transcript has
 */
public record TranscriptPage(Optional<Head> head, List<Message> messages, int total) {

    public TranscriptPage {
        requireNonNull(head, "head is null");
        requireNonNull(messages, "messages is null");
        messages = List.copyOf(messages);
    }

    /**
     * What every call of the run needs besides the messages.
     *
     * @param definition the agent as it was when the run was started
     * @param caller who started the run
     */
    public record Head(AgentDefinition definition, Caller caller) {

        public Head {
            requireNonNull(definition, "definition is null");
            requireNonNull(caller, "caller is null");
        }
    }
}
