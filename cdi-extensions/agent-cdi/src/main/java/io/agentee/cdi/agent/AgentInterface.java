package io.agentee.cdi.agent;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.Agent;
import io.agentee.api.agent.AgentName;
import io.agentee.cdi.Problems;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/**
 * An interface that declares an agent.
 *
 * @param type the interface
 * @param declaration its annotation
 */
public record AgentInterface(Class<?> type, Agent declaration) {

    /** The name of the agent; legal only if {@link #check} noted nothing. */
    AgentName name() {
        return new AgentName(declaration.name());
    }

    /** Classes of beans whose tools the agent may call. */
    List<Class<?>> tools() {
        return List.of(declaration.tools());
    }

    /** Names of the agents that it may hand tasks to, whether they exist or not. */
    List<String> subAgents() {
        return List.of(declaration.subAgents());
    }

    /** Notes what is wrong with the interface; returns whether it can be an agent at all. */
    boolean check(Problems problems) {
        if (!type.isInterface()) {
            problems.add(MESSAGES.notAnInterface(type.getName()));
            return false;
        }
        Arrays.stream(type.getMethods())
                .filter(method -> !method.isDefault() && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> AgentMethod.of(method).isEmpty())
                .map(Method::getName)
                .sorted()
                .forEach(method -> problems.add(MESSAGES.illegalAgentMethod(type.getName(), method)));
        if (!AgentName.isLegal(declaration.name())) {
            problems.add(MESSAGES.illegalAgentName(type.getName(), declaration.name()));
            return false;
        }
        return true;
    }
}
