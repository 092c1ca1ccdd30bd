package io.agentee.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.tool.ToolSpecification;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The agents as a client alone has them, which needs neither models nor Temporal to know them. */
class DemoAgentsTest {

    private static final Config CONFIG = new SmallRyeConfigBuilder()
            .addDefaultSources()
            .withSources(new PropertiesConfigSource(Map.of("agentee.worker.enabled", "false"), "test", 500))
            .build();

    private static List<AgentDefinition> agents = List.of();

    @BeforeAll
    static void deploy() {
        ConfigProviderResolver.instance()
                .registerConfig(CONFIG, Thread.currentThread().getContextClassLoader());
        try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
            agents = container.select(AgentCatalog.class).get().all();
        }
    }

    @AfterAll
    static void release() {
        ConfigProviderResolver.instance().releaseConfig(CONFIG);
    }

    @Test
    void everyAgentOfTheSetUpIsThere() {
        assertThat(agents)
                .extracting(agent -> agent.name().value())
                .containsExactly(
                        "assistant",
                        "careful",
                        "coder",
                        "extractor",
                        "guarded",
                        "lead",
                        "researcher",
                        "sequential",
                        "short",
                        "support");
        assertThat(agents).allSatisfy(agent -> assertThat(agent.description()).isNotEmpty());
    }

    @Test
    void leadHandsTasksToTheResearcherAndTheCoderWithoutApproval() {
        AgentDefinition lead = agent("lead");

        assertThat(lead.tools())
                .extracting(ToolSpecification::name)
                .containsExactly("echo", "subagent_researcher", "subagent_coder");
        assertThat(lead.subAgents()).containsExactly(new AgentName("researcher"), new AgentName("coder"));
        assertThat(lead.tools()).noneMatch(lead.approval()::requiresApproval);
    }

    @Test
    void researcherHasATaskQueueOfItsOwn() {
        assertThat(agent("researcher").execution().taskQueue()).isEqualTo("agentee-research");
        assertThat(agent("coder").execution().taskQueue())
                .isEqualTo(agent("lead").execution().taskQueue());
    }

    @Test
    void coderNeedsApprovalToAppendToTheLedger() {
        AgentDefinition coder = agent("coder");

        assertThat(coder.tools().stream().filter(coder.approval()::requiresApproval))
                .extracting(ToolSpecification::name)
                .containsExactly("ledger_append");
    }

    private static AgentDefinition agent(String name) {
        return agents.stream()
                .filter(agent -> agent.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
