package io.agentee.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentMode;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ExecutionPolicy;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.agent.ToolExecution;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.json.AgentJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefinitionFingerprintTest {

    @Test
    void isADigestThatNeverChangesForTheSameDefinition() {
        assertThat(DefinitionFingerprint.of(agent("Be kind.", schema("a", "b"))))
                .isEqualTo("sha256:65b8b0773976e6ff5cd8d9a7ebc6b9861ed21ae8a961ff07e0628d6b1eb7da9c");
    }

    @Test
    void doesNotDependOnTheOrderOfKeysInASchema() {
        assertThat(DefinitionFingerprint.of(agent("Be kind.", schema("a", "b"))))
                .isEqualTo(DefinitionFingerprint.of(agent("Be kind.", schema("b", "a"))));
    }

    @Test
    void survivesTheWayThroughJson() throws JsonProcessingException {
        AgentDefinition definition = agent("Be kind.", schema("a", "b"));
        String json = AgentJson.mapper().writeValueAsString(definition);
        AgentDefinition back = AgentJson.mapper().readValue(json, AgentDefinition.class);

        assertThat(DefinitionFingerprint.of(back)).isEqualTo(DefinitionFingerprint.of(definition));
    }

    @Test
    void changesWithTheDefinition() {
        assertThat(DefinitionFingerprint.of(agent("Be kind.", schema("a", "b"))))
                .isNotEqualTo(DefinitionFingerprint.of(agent("Be rude.", schema("a", "b"))))
                .isNotEqualTo(DefinitionFingerprint.of(agent("Be kind.", schema("a", "c"))));
    }

    private static JsonSchema schema(String first, String second) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(first, Map.of("type", "string"));
        properties.put(second, Map.of("type", "string"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "object");
        document.put("properties", properties);
        return new JsonSchema(document);
    }

    private static AgentDefinition agent(String systemPrompt, JsonSchema parameters) {
        return new AgentDefinition(
                new AgentName("support"),
                "Helps",
                systemPrompt,
                "default",
                List.of(new ToolSpecification("refund", "Refunds", parameters, ToolEffect.ONCE, "bean:Orders", true)),
                ApprovalPolicy.required(),
                Optional.empty(),
                new ExecutionPolicy(
                        AgentMode.INTERACTIVE,
                        ToolExecution.PARALLEL,
                        "agentee",
                        RunLimits.defaultsFor(AgentMode.INTERACTIVE)));
    }
}
