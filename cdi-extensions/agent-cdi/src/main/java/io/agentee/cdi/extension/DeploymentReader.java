package io.agentee.cdi.extension;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.cdi.Problems;
import io.agentee.cdi.agent.AgentDefinitions;
import io.agentee.cdi.agent.AgentInterface;
import io.agentee.cdi.config.AgenteeSettings;
import io.agentee.cdi.config.SettingsReader;
import io.agentee.cdi.event.ChosenTransport;
import io.agentee.cdi.event.EventTransports;
import io.agentee.cdi.model.ConfiguredModels;
import io.agentee.cdi.model.ModelProviders;
import io.agentee.cdi.tool.BeanTool;
import io.agentee.cdi.tool.CurrentToolCall;
import io.agentee.cdi.tool.ToolScan;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts together what CDI found and what configuration says, and notes every problem of both. */
final class DeploymentReader {

    private final BeanManager beans;
    private final Problems problems;

    DeploymentReader(BeanManager beans, Problems problems) {
        this.beans = beans;
        this.problems = problems;
    }

    Deployed read(List<AgentInterface> interfaces, ToolScan toolScan, CurrentToolCall currentCall) {
        List<BeanTool> tools = toolScan.tools(beans, currentCall, problems);
        AgentDefinitions agents = new AgentDefinitions(interfaces, problems);
        AgenteeSettings settings =
                new SettingsReader(ConfigProvider.getConfig(), System.getenv(), problems).read(agents.annotated());
        List<AgentDefinition> definitions = agents.define(settings, tools);
        return new Deployed(settings, definitions, tools, models(settings), transport(settings));
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
