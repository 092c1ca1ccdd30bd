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
                .isEqualTo("sha256:655ccbf435edb161a9faa975cf4b0801168f35e8e302391f1cbc2ff7264e86a9");
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
