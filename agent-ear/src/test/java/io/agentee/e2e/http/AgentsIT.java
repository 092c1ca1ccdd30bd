package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class AgentsIT {

    private final HttpApi api;

    AgentsIT(Landscape landscape) {
        this.api = landscape.api();
    }

    @Test
    void theListTellsEachAgentWithItsTools() {
        Answer answer = api.get("/api/v1/agents");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(texts(answer.body().path("items"), "name"))
                .contains(
                        "assistant",
                        "support",
                        "guarded",
                        "careful",
                        "sequential",
                        "extractor",
                        "lead",
                        "researcher",
                        "coder",
                        "short");
        JsonNode support = itemNamed("support", answer.body().path("items"));
        assertThat(support.path("mode").asText()).isEqualTo("interactive");
        assertThat(support.path("model").asText()).isEqualTo("default");
        assertThat(texts(support.path("tools"), "name"))
                .containsExactlyInAnyOrder("lookup_order", "refund", "ledger_append");
        assertThat(support.path("fingerprint").asText())
                .matches("sha256:[0-9a-f]{64}")
                .isEqualTo(api.run("support", "Hello").path("fingerprint").asText());
    }

    @Test
    void oneAgentComesWithTheSchemasOfItsTools() {
        Answer answer = api.get("/api/v1/agents/support");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode parameters = itemNamed("refund", answer.body().path("tools")).path("parameters");
        assertThat(parameters.path("type").asText()).isEqualTo("object");
        assertThat(parameters.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(parameters.path("required").toString()).isEqualTo("[\"order\",\"amount\"]");
        assertThat(parameters.path("properties").path("amount").path("type").asText())
                .isEqualTo("number");
        assertThat(parameters.toString()).contains("DAMAGED", "LATE", "UNWANTED", "in the customer's words");
    }

    @Test
    void anUnknownAgentIsNotFound() {
        Answer answer = api.get("/api/v1/agents/nobody");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:unknown-agent");
        assertThat(answer.text("detail")).isEqualTo("There is no agent 'nobody'.");
    }

    private static JsonNode itemNamed(String name, JsonNode items) {
        for (JsonNode item : items) {
            if (item.path("name").asText().equals(name)) {
                return item;
            }
        }
        throw new AssertionError("no " + name + " in " + items);
    }

    private static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }
}
