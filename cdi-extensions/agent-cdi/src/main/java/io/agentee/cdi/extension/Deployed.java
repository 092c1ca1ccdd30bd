package io.agentee.cdi.extension;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.tool.AgentTool;
import io.agentee.api.tool.ToolCatalog;
import io.agentee.cdi.config.AgenteeSettings;
import io.agentee.cdi.event.ChosenTransport;
import io.agentee.cdi.model.ConfiguredModels;
import io.agentee.cdi.policy.NamedPolicies;
import io.agentee.cdi.tool.BeanTool;
import io.agentee.runtime.fingerprint.FingerprintedAgents;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a deployment declares, checked. Not the beans but what stands behind them: Temporal's threads use it while the
 * application stops, when a proxy of a normal scope is already dead.
 *
 * @param settings the configuration
 * @param definitions the agents, by name
 * @param beanTools the tools, by class and name
 * @param policies the policies that agents can name
 * @param models the models
 * @param transport what carries live events
 * @param approvalsObserved whether somebody observes events about approvals
 */
record Deployed(
        AgenteeSettings settings,
        List<AgentDefinition> definitions,
        List<BeanTool> beanTools,
        NamedPolicies policies,
        ConfiguredModels models,
        ChosenTransport transport,
        boolean approvalsObserved) {

    Deployed {
        definitions = List.copyOf(definitions);
        beanTools = List.copyOf(beanTools);
    }

    AgentCatalog agents() {
        return new FingerprintedAgents(definitions);
    }

    ToolCatalog tools() {
        List<AgentTool> all = List.copyOf(beanTools);
        return () -> all;
    }

    /** The roles that tools ask for, and those that may decide: a container tells of those alone that it is asked for. */
    List<String> roles() {
        Stream<String> ofTools = beanTools.stream().flatMap(tool -> tool.roles().stream());
        Stream<String> ofApprovers = definitions.stream().flatMap(agent -> agent.approval().roles().stream());
        return Stream.concat(ofTools, ofApprovers).distinct().sorted().toList();
    }

    void log() {
        MESSAGES.deployed(
                definitions.stream().map(agent -> agent.name().value()).collect(Collectors.joining(", ")),
                beanTools.size(),
                String.join(", ", settings.models().keySet()));
        // Only workers ask policies.
        if (settings.workerEnabled()) {
            policies.warnOfIdle(definitions);
        }
    }
}
