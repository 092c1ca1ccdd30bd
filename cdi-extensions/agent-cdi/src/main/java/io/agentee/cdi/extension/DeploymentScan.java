package io.agentee.cdi.extension;

import io.agentee.api.agent.Agent;
import io.agentee.api.approval.ApprovalDecided;
import io.agentee.api.approval.ApprovalRequested;
import io.agentee.cdi.agent.AgentInterface;
import io.agentee.cdi.policy.PolicyScan;
import io.agentee.cdi.tool.ToolScan;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What CDI finds in a deployment that is of interest here, in whatever order it comes. */
final class DeploymentScan {

    private static final Set<Class<?>> APPROVAL_EVENTS = Set.of(ApprovalRequested.class, ApprovalDecided.class);

    private final List<AgentInterface> interfaces = new ArrayList<>();
    private final ToolScan tools = new ToolScan();
    private final PolicyScan policies = new PolicyScan();
    private boolean approvalsObserved;

    void addType(AnnotatedType<?> type) {
        Optional.ofNullable(type.getAnnotation(Agent.class))
                .ifPresent(agent -> interfaces.add(new AgentInterface(type.getJavaClass(), agent)));
    }

    void addBean(Bean<?> bean) {
        policies.add(bean);
        tools.addAuthorizer(bean);
    }

    void addObserver(ObserverMethod<?> observer) {
        approvalsObserved |= APPROVAL_EVENTS.contains(observer.getObservedType());
    }

    /** The interfaces that declare agents, by name of the class. */
    List<AgentInterface> interfaces() {
        return interfaces.stream()
                .sorted(Comparator.comparing(agent -> agent.type().getName()))
                .toList();
    }

    ToolScan tools() {
        return tools;
    }

    PolicyScan policies() {
        return policies;
    }

    boolean approvalsObserved() {
        return approvalsObserved;
    }
}
