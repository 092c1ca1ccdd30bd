package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.AgentClient;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Run;
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
    static Transcript of(AgentClient agents, Run run) {
        // A sub-run was told what to do by the agent that handed it the task.
        String teller = run.origin().parent().isPresent() ? "Task" : "User";
        try {
            return new Transcript(
                    agents.messages(run.runId()).stream()
                            .map(message -> MessageView.of(message, teller))
                            .toList(),
                    "");
        } catch (AgentClientException.NoWorker e) {
            return new Transcript(
                    List.of(), "No worker is there at the moment to tell what was said. Reload in a while.");
        }
    }
}
