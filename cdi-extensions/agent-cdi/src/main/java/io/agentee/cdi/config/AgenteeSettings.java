package io.agentee.cdi.config;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.model.ModelSettings;
import io.agentee.api.transport.EventSettings;
import io.agentee.cdi.signin.SignInSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code agentee.*} says.
 *
 * @param workerEnabled whether this deployment may run a worker
 * @param maxInputBytes UTF-8 bytes that the input of a run may have
 * @param watchInterval how often this deployment looks for what happened to approvals, if it has observers of that
 * @param events how live events travel
 * @param signIn how callers sign in
 * @param models the configured models by name
 * @param agents what is configured for each agent, annotated or not, by name
 */
public record AgenteeSettings(
        boolean workerEnabled,
        int maxInputBytes,
        Duration watchInterval,
        EventSettings events,
        SignInSettings signIn,
        Map<String, ModelSettings> models,
        Map<AgentName, AgentSettings> agents) {

    public AgenteeSettings {
        requireNonNull(watchInterval, "watchInterval is null");
        requireNonNull(events, "events is null");
        requireNonNull(signIn, "signIn is null");
        requireNonNull(models, "models is null");
        requireNonNull(agents, "agents is null");
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
    }
}
