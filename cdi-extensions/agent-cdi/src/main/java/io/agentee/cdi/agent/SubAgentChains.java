package io.agentee.cdi.agent;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.cdi.Problems;
import io.agentee.cdi.config.AgentSettings;
import io.agentee.cdi.key.AgenteeKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows tasks as they can be handed on, from sub-agent to sub-agent. Where a chain comes back to one of its agents the
 * circle is noted, and the chain ends before it: each circle is found once, and what else is too deep is found besides.
 */
final class SubAgentChains {

    private final Map<AgentName, List<AgentName>> subAgents;
    private final Map<AgentName, List<AgentName>> longest = new HashMap<>();
    private final List<AgentName> path = new ArrayList<>();
    private final Problems problems;

    SubAgentChains(List<AgentDefinition> agents, Problems problems) {
        this.subAgents = agents.stream().collect(Collectors.toMap(AgentDefinition::name, AgentDefinition::subAgents));
        this.problems = problems;
    }

    /** Notes circles, and chains that are deeper than the agents allow that begin them. */
    void check(Collection<AgentSettings> agents) {
        agents.forEach(agent -> longestFrom(agent.name()));
        agents.forEach(this::checkDepth);
    }

    private void checkDepth(AgentSettings agent) {
        String name = agent.name().value();
        List<AgentName> chain = longestFrom(agent.name());
        int depth = chain.size() - 1;
        if (depth > agent.maxSubAgentDepth()) {
            problems.add(MESSAGES.subAgentsTooDeep(
                    name, depth, agent.maxSubAgentDepth(), text(chain), AgenteeKey.MAX_SUB_AGENT_DEPTH.of(name)));
        }
    }

    private List<AgentName> longestFrom(AgentName agent) {
        List<AgentName> known = longest.get(agent);
        if (known != null) {
            return known;
        }
        List<AgentName> below = List.of();
        path.add(agent);
        for (AgentName next : subAgents.getOrDefault(agent, List.of())) {
            List<AgentName> chain = path.contains(next) ? circle(next) : longestFrom(next);
            below = chain.size() > below.size() ? chain : below;
        }
        path.remove(path.size() - 1);
        List<AgentName> chain = Stream.concat(Stream.of(agent), below.stream()).toList();
        longest.put(agent, chain);
        return chain;
    }

    /** Notes that the path comes back to an agent; there is nothing further to follow. */
    private List<AgentName> circle(AgentName agent) {
        Stream<AgentName> within = path.subList(path.indexOf(agent), path.size()).stream();
        problems.add(MESSAGES.subAgentsInACircle(
                text(Stream.concat(within, Stream.of(agent)).toList())));
        return List.of();
    }

    private static String text(List<AgentName> chain) {
        return chain.stream().map(AgentName::value).collect(Collectors.joining(" -> "));
    }
}
