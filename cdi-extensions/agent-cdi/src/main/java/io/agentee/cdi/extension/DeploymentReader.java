package io.agentee.cdi.extension;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.cdi.Problems;
import io.agentee.cdi.agent.AgentDefinitions;
import io.agentee.cdi.config.AgenteeSettings;
import io.agentee.cdi.config.SettingsReader;
import io.agentee.cdi.event.ChosenTransport;
import io.agentee.cdi.event.EventTransports;
import io.agentee.cdi.key.Declared;
import io.agentee.cdi.model.ConfiguredModels;
import io.agentee.cdi.model.ModelProviders;
import io.agentee.cdi.policy.NamedPolicies;
import io.agentee.cdi.tool.BeanTool;
import io.agentee.cdi.tool.CurrentToolCall;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts together what CDI found and what configuration says, and notes every problem of both. */
final class DeploymentReader {

    private final BeanManager beans;
    private final Problems problems;

    DeploymentReader(BeanManager beans, Problems problems) {
        this.beans = beans;
        this.problems = problems;
    }

    Deployed read(DeploymentScan found, CurrentToolCall currentCall) {
        List<BeanTool> tools = found.tools().tools(beans, currentCall, problems);
        NamedPolicies policies = found.policies().policies(beans, problems);
        AgentDefinitions agents = new AgentDefinitions(found.interfaces(), problems);
        AgenteeSettings settings = new SettingsReader(ConfigProvider.getConfig(), System.getenv(), problems)
                .read(new Declared(agents.annotated(), names(tools)));
        List<AgentDefinition> definitions = agents.define(settings, tools);
        if (settings.workerEnabled()) {
            policies.check(definitions, problems);
        }
        return new Deployed(
                settings,
                definitions,
                tools,
                policies,
                models(settings),
                transport(settings),
                found.approvalsObserved());
    }

    private static Set<String> names(List<BeanTool> tools) {
        return tools.stream().map(tool -> tool.specification().name()).collect(Collectors.toSet());
    }

    private ConfiguredModels models(AgenteeSettings settings) {
        ModelProviders providers = ModelProviders.find(loader(), problems);
        // A client makes no model calls: it needs neither the providers nor their keys.
        if (settings.workerEnabled()) {
            providers.check(settings.models().values(), problems);
        }
        return new ConfiguredModels(providers, settings.models());
    }

    /** Checked in a client, too: it reads what the workers write. */
    private ChosenTransport transport(AgenteeSettings settings) {
        return EventTransports.find(loader(), problems).choose(settings.events(), problems);
    }

    private static ClassLoader loader() {
        return Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElseGet(DeploymentReader.class::getClassLoader);
    }
}
