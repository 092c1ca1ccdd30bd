package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import java.util.List;
import java.util.Optional;

/**
 * All that decides a run: the workflow reads no configuration.
 *
 * @param definition the agent as it was when the run was started, with the limits of the request
 * @param input what the user said
 * @param caller who started the run
 * @param origin when and what for
 * @param subAgents the agents that the run may hand tasks to, and those that they may, as they were then
 * @param carried what the run had done before it continued as new
 */
public record RunInput(
        AgentDefinition definition,
        String input,
        Caller caller,
        Run.Origin origin,
        List<SubAgent> subAgents,
        Optional<CarriedState> carried) {

    public RunInput {
        requireNonNull(definition, "definition is null");
        requireNonNull(input, "input is null");
        requireNonNull(caller, "caller is null");
        requireNonNull(origin, "origin is null");
        // Runs of the time before there were sub-agents have none.
        subAgents = List.copyOf(requireNonNullElse(subAgents, List.of()));
        requireNonNull(carried, "carried is null");
    }

    /** The agent of this name, as it was when the run was started. */
    public Optional<SubAgent> subAgent(AgentName name) {
        return subAgents.stream()
                .filter(known -> known.definition().name().equals(name))
                .findFirst();
    }
}
