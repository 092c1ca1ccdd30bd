package io.agentee.cdi.extension;

import static io.agentee.cdi.testing.TestingApplication.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.Agent;
import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.cdi.testing.TestingApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubAgentsTest {

    private static final String LONG_NAME = "a".repeat(56);

    @Test
    void subAgentsAreToolsBehindThoseOfBeansWithTheDescriptionsThatTheyHave() {
        AgentDefinition lead = defined(
                Map.of("agentee.agents.zoologist.description", "Knows animals"),
                "lead",
                Lead.class,
                Shop.class,
                ShopTools.class);

        assertThat(lead.tools())
                .extracting(ToolSpecification::name)
                .containsExactly(
                        "call", "fail", "lookup_order", "pay_out", "refund", "subagent_zoologist", "subagent_shop");
        assertThat(lead.tool("subagent_zoologist"))
                .contains(SubAgent.tool(new AgentName("zoologist"), "Knows animals"));
        assertThat(lead.tool("subagent_shop")).contains(SubAgent.tool(new AgentName("shop"), "Sells"));
    }

    @Test
    void configurationGoesBeforeTheAnnotation() {
        AgentDefinition lead = defined(
                Map.of(
                        "agentee.agents.lead.sub-agents", "clerk, clerk",
                        "agentee.agents.lead.sub-agent-timeout", "PT3M",
                        "agentee.agents.shop.description", "Sells more",
                        "agentee.agents.clerk.sub-agents", "shop"),
                "lead",
                Lead.class,
                Shop.class,
                ShopTools.class);

        assertThat(lead.subAgents()).containsExactly(new AgentName("clerk"));
        assertThat(lead.execution().limits().subAgentTimeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(defined(
                                Map.of(
                                        "agentee.agents.shop.description", "Sells more",
                                        "agentee.agents.clerk.sub-agents", "shop"),
                                "clerk",
                                Shop.class,
                                ShopTools.class)
                        .tool("subagent_shop"))
                .contains(SubAgent.tool(new AgentName("shop"), "Sells more"));
    }

    @Test
    void subAgentsNeedApprovalAsOtherToolsDo() {
        AgentDefinition asked = defined(subAgents("asked", "helper", "helper", ""), "asked");
        AgentDefinition trusting = defined(
                Map.of(
                        "agentee.agents.trusting.sub-agents", "helper,other",
                        "agentee.agents.trusting.approval", "subagent_h*",
                        "agentee.agents.trusting.approval.tool.subagent_other.quorum", "2",
                        "agentee.agents.helper.model", "default",
                        "agentee.agents.other.model", "default"),
                "trusting");
        ToolSpecification helper = trusting.tool("subagent_helper").orElseThrow();
        ToolSpecification other = trusting.tool("subagent_other").orElseThrow();

        assertThat(asked.approval().requiresApproval(helper)).isTrue();
        assertThat(trusting.approval().requiresApproval(helper)).isTrue();
        assertThat(trusting.approval().requiresApproval(other)).isFalse();
        assertThat(trusting.approval().termsFor(other)).isEqualTo(ApprovalTerms.DEFAULTS.withQuorum(2));
    }

    @Test
    void approvalOfAnUnknownSubAgentIsAProblem() {
        Map<String, String> configuration = subAgents("a", "helper", "helper", "");
        configuration.put("agentee.agents.a.approval", "subagent_hepler");
        configuration.put("agentee.agents.a.approval.tool.subagent_b.quorum", "2");

        assertThat(problems(configuration))
                .containsExactly(
                        "AGTE12038: Agent 'a': approval pattern 'subagent_hepler' means none of its tools: subagent_helper",
                        "AGTE12039: agentee.agents.a.approval.tool.subagent_b.*: agent 'a' has no tool 'subagent_b', it"
                                + " has: subagent_helper");
    }

    @Test
    void clientAloneHasSubAgentsToo() {
        Map<String, String> configuration = subAgents("a", "b", "b", "");
        configuration.put("agentee.worker.enabled", "false");

        assertThat(defined(configuration, "a").subAgents()).containsExactly(new AgentName("b"));
    }

    @Test
    void everyProblemOfSubAgentsIsReportedAtOnce() {
        Map<String, String> configuration =
                subAgents("boss", "The Clerk," + LONG_NAME + ",clerk", LONG_NAME, "", "clerk", "shop", "shop", "clerk");
        configuration.put("agentee.agents.boss.max-sub-agent-depth", "1");
        configuration.put("agentee.agents.boss.tools", "bean:ClerkTools");

        assertThat(problems(configuration, Lead.class, Shop.class, ShopTools.class, ClerkTools.class))
                .containsExactly(
                        "AGTE12070: agentee.agents.boss.sub-agents: there is no agent 'The Clerk'; there are: %s, boss,"
                                        .formatted(LONG_NAME)
                                + " clerk, lead, shop",
                        ("AGTE12071: agentee.agents.boss.sub-agents: '%s' is too long a name for a sub-agent: subagent_%s"
                                        + " would name its tool, and a tool's name has at most 64 characters")
                                .formatted(LONG_NAME, LONG_NAME),
                        "AGTE12037: Agent 'boss' has two tools named 'subagent_clerk': of bean:ClerkTools and of agent:clerk",
                        "AGTE12070: @Agent on %s: subAgents: there is no agent 'zoologist'; there are: %s, boss, clerk,"
                                        .formatted(Lead.class.getName(), LONG_NAME)
                                + " lead, shop",
                        "AGTE12072: Agents would hand a task round in a circle: clerk -> shop -> clerk; take one of them out"
                                + " of the sub-agents of the one before it");
    }

    @Test
    void agentIsNotItsOwnSubAgent() {
        assertThat(problems(subAgents("a", "a")))
                .containsExactly(
                        "AGTE12072: Agents would hand a task round in a circle: a -> a; take one of them out of the"
                                + " sub-agents of the one before it");
    }

    @Test
    void eachCircleIsReportedOnce() {
        assertThat(problems(subAgents("a", "c", "b", "c", "c", "d", "d", "c,e", "e", "e,d")))
                .containsExactly(
                        circle("c -> d -> c"),
                        circle("e -> e"),
                        circle("d -> e -> d"),
                        "AGTE12073: Agent 'a': its sub-agents are 3 deep, but may be 2 deep: a -> c -> d -> e; shorten the"
                                + " chain, or raise agentee.agents.a.max-sub-agent-depth",
                        "AGTE12073: Agent 'b': its sub-agents are 3 deep, but may be 2 deep: b -> c -> d -> e; shorten the"
                                + " chain, or raise agentee.agents.b.max-sub-agent-depth");
    }

    @Test
    void chainIsAsDeepAsTheAgentAllowsThatBeginsIt() {
        Map<String, String> configuration = subAgents("a", "d,b", "b", "c,d", "c", "d", "d", "");

        assertThat(problems(configuration))
                .containsExactly(
                        "AGTE12073: Agent 'a': its sub-agents are 3 deep, but may be 2 deep: a -> b -> c -> d; shorten the"
                                + " chain, or raise agentee.agents.a.max-sub-agent-depth");
        configuration.put("agentee.agents.a.max-sub-agent-depth", "3");
        assertThat(defined(configuration, "a").subAgents()).containsExactly(new AgentName("d"), new AgentName("b"));
        configuration.put("agentee.agents.c.max-sub-agent-depth", "1");
        configuration.put("agentee.agents.b.max-sub-agent-depth", "1");
        assertThat(problems(configuration))
                .containsExactly(
                        "AGTE12073: Agent 'b': its sub-agents are 2 deep, but may be 1 deep: b -> c -> d; shorten the chain,"
                                + " or raise agentee.agents.b.max-sub-agent-depth");
    }

    private static String circle(String chain) {
        return "AGTE12072: Agents would hand a task round in a circle: %s; take one of them out of the sub-agents of the one before it"
                .formatted(chain);
    }

    /** Configuration of agents, each followed by its sub-agents. */
    private static Map<String, String> subAgents(String... agents) {
        Map<String, String> configuration = new HashMap<>();
        for (int i = 0; i < agents.length; i += 2) {
            configuration.put("agentee.agents.%s.model".formatted(agents[i]), "default");
            configuration.put("agentee.agents.%s.sub-agents".formatted(agents[i]), agents[i + 1]);
        }
        return configuration;
    }

    private static AgentDefinition defined(Map<String, String> configuration, String agent, Class<?>... classes) {
        try (TestingApplication application = TestingApplication.start(configuration, classes)) {
            return application
                    .get(AgentCatalog.class)
                    .find(new AgentName(agent))
                    .orElseThrow();
        }
    }

    @Agent(
            name = "lead",
            tools = ShopTools.class,
            subAgents = {"zoologist", "shop"})
    interface Lead {}

    @ApplicationScoped
    static class ClerkTools {
        @Tool("Not the agent")
        public void subagentClerk() {}
    }
}
