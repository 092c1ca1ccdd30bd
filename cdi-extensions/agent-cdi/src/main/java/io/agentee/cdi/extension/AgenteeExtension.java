package io.agentee.cdi.extension;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.Agent;
import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.model.ModelCatalog;
import io.agentee.api.policy.PolicyCatalog;
import io.agentee.api.run.AgentClient;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolCatalog;
import io.agentee.cdi.Problems;
import io.agentee.cdi.agent.AgentCalls;
import io.agentee.cdi.agent.AgentInterface;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.cdi.signin.SignInSettings;
import io.agentee.cdi.tool.CurrentToolCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.inject.spi.configurator.BeanConfigurator;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds agents and tools, offers them as beans, and fails a deployment with all its problems at once. */
public class AgenteeExtension implements Extension {

    private final DeploymentScan scan = new DeploymentScan();
    private final CurrentToolCall currentCall = new CurrentToolCall();
    private @Nullable Deployed deployed;

    <T> void findAgent(@Observes @WithAnnotations(Agent.class) ProcessAnnotatedType<T> found) {
        scan.addType(found.getAnnotatedType());
    }

    <T> void findTools(@Observes ProcessManagedBean<T> found) {
        scan.tools().add(found.getBean(), found.getAnnotatedBeanClass());
    }

    /** Beans of every kind, such as those of producer methods. */
    <T> void findBeans(@Observes ProcessBean<T> found) {
        scan.addBean(found.getBean());
    }

    <T, X> void findObservers(@Observes ProcessObserverMethod<T, X> found) {
        scan.addObserver(found.getObserverMethod());
    }

    void addBeans(@Observes AfterBeanDiscovery discovery) {
        scan.interfaces().stream().filter(agent -> agent.type().isInterface()).forEach(agent -> discovery
                .addBean()
                .beanClass(agent.type())
                .types(agent.type(), Object.class)
                .scope(ApplicationScoped.class)
                .id("agentee-agent-" + agent.type().getName())
                .produceWith(beans -> agent(agent, beans)));
        add(discovery, AgentCatalog.class).produceWith(beans -> deployed().agents());
        add(discovery, ToolCatalog.class).produceWith(beans -> deployed().tools());
        add(discovery, PolicyCatalog.class).produceWith(beans -> deployed().policies());
        add(discovery, ModelCatalog.class).produceWith(beans -> deployed().models());
        add(discovery, ToolCallContext.class).produceWith(beans -> currentCall);
        addDirect(discovery, Deployed.class).produceWith(beans -> deployed());
        addDirect(discovery, SignInSettings.class)
                .produceWith(beans -> deployed().settings().signIn());
        addDirect(discovery, CurrentCaller.class).produceWith(this::currentCaller);
    }

    void checkDeployment(@Observes AfterDeploymentValidation validation, BeanManager beans) {
        Problems problems = new Problems();
        Deployed read = new DeploymentReader(beans, problems).read(scan, currentCall);
        deployed = read;
        if (problems.all().isEmpty()) {
            read.log();
        } else {
            validation.addDeploymentProblem(new DeploymentException(
                    MESSAGES.badDeployment(String.join(System.lineSeparator(), problems.all()))));
        }
    }

    private Object agent(AgentInterface agent, Instance<Object> beans) {
        return AgentCalls.proxy(agent, beans.select(AgentClient.class).get(), currentCaller(beans));
    }

    private CurrentCaller currentCaller(Instance<Object> beans) {
        return new CurrentCaller(
                () -> Optional.of(beans.select(SecurityContext.class))
                        .filter(Instance::isResolvable)
                        .map(Instance::get),
                currentCall,
                deployed().roles());
    }

    private Deployed deployed() {
        return Optional.ofNullable(deployed).orElseThrow(() -> new IllegalStateException(MESSAGES.notDeployed()));
    }

    /** For what is final, and so cannot have the proxy of a normal scope. */
    private static <T> BeanConfigurator<T> addDirect(AfterBeanDiscovery discovery, Class<T> type) {
        return discovery
                .<T>addBean()
                .beanClass(AgenteeExtension.class)
                .types(type)
                .scope(Dependent.class);
    }

    private static <T> BeanConfigurator<T> add(AfterBeanDiscovery discovery, Class<T> type) {
        return discovery
                .<T>addBean()
                .beanClass(AgenteeExtension.class)
                .types(type, Object.class)
                .id("agentee-" + type.getName())
                .scope(ApplicationScoped.class);
    }
}
