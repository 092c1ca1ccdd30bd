package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import java.util.Optional;

/**
 * All that decides a run: the workflow reads no configuration.
 *
 * @param definition the agent as it was when the run was started, with the limits of the request
 * @param input what the user said
 * @param caller who started the run
 * @param origin when and what for
 * @param carried what the run had done before it continued as new
 */
public record RunInput(
        AgentDefinition definition, String input, Caller caller, Run.Origin origin, Optional<CarriedState> carried) {

    public RunInput {
        requireNonNull(definition, "definition is null");
        requireNonNull(input, "input is null");
        requireNonNull(caller, "caller is null");
        requireNonNull(origin, "origin is null");
        requireNonNull(carried, "carried is null");
    }
}
