package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.AgentClient;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunId;
import java.util.List;

/**
 * What was said in a run.
 *
 * @param messages the messages so far
 * @param missing why they cannot be shown; empty when they can
 */
public record Transcript(List<MessageView> messages, String missing) {

    public Transcript {
        messages = List.copyOf(requireNonNull(messages, "messages is null"));
        requireNonNull(missing, "missing is null");
    }

    /** The transcript, for which a worker has to be there; the rest of the page does not need one. */
    static Transcript of(AgentClient agents, RunId runId) {
        try {
            return new Transcript(
                    agents.messages(runId).stream().map(MessageView::of).toList(), "");
        } catch (AgentClientException.NoWorker e) {
            return new Transcript(
                    List.of(), "No worker is there at the moment to tell what was said. Reload in a while.");
        }
    }
}
