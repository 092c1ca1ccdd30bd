package io.agentee.models.langchain;

import static io.agentee.models.testing.Answers.answerOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.ModelSettings.Reasoning;
import io.agentee.api.model.ModelSettings.Sampling;
import io.agentee.api.tool.JsonSchema;
import io.agentee.models.testing.TestingSettings;
import io.agentee.models.testing.Transcript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How every provider is asked and answers. */
abstract class ProviderAnswersContract extends ProviderWire {

    @Test
    void streamsText() {
        replying(textAnswer("Hello ", "you ", "there ü€😀"));

        ModelResponse answer = answerOf(call(Transcript.user("Hi").request()));

        assertThat(answer.content()).isEqualTo("Hello you there ü€😀");
        assertThat(listener.texts()).containsExactly("Hello ", "you ", "there ü€😀");
        assertThat(answer.toolCalls()).isEmpty();
        assertThat(answer.reasoning()).isEmpty();
        assertThat(answer.usage()).isEqualTo(expectedUsage());
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void saysTheWholeTranscript() {
        replying(textAnswer("ok"));
        ModelRequest request = Transcript.user("What is the time?")
                .withSystemPrompt("You are a clock.")
                .withTool("clock", JsonSchema.emptyObject())
                .andAnswer("Let me see.", Transcript.call("id-1", "clock", "{\"zone\":\"UTC\"}"))
                .andResult("id-1", "clock", "it is noon")
                .andUser("And now?")
                .request();

        answerOf(call(request));

        JsonNode said = server.lastRequest().json();
        assertThat(systemPromptIn(said)).isEqualTo("You are a clock.");
        assertThat(lastUserTextIn(said)).isEqualTo("And now?");
        assertThat(tree(firstToolCallArgumentsIn(said)).path("zone").asText()).isEqualTo("UTC");
        assertThat(lastToolResultIn(said)).isEqualTo("it is noon");
    }

    @Test
    void saysEmptyTextsInSomeWay() {
        replying(textAnswer("ok"));
        ModelRequest request = Transcript.user(" ")
                .withTool("clock", JsonSchema.emptyObject())
                .andAnswer("", Transcript.call("id-1", "clock", ""))
                .andResult("id-1", "clock", "", true)
                .andAnswer("")
                .andUser("Well?")
                .request();

        assertThat(answerOf(call(request)).content()).isEqualTo("ok");
        assertThat(lastToolResultIn(server.lastRequest().json())).isEqualTo("(empty)");
    }

    @Test
    void wrapsArgumentsThatAreNotAnObject() {
        replying(textAnswer("ok"));
        ModelRequest request = Transcript.user("Refund 42")
                .withTool("refund", JsonSchema.emptyObject())
                .andAnswer("", Transcript.call("id-1", "refund", "{\"order\": "))
                .andResult("id-1", "refund", "not JSON", true)
                .request();

        answerOf(call(request));

        JsonNode arguments = tree(firstToolCallArgumentsIn(server.lastRequest().json()));
        assertThat(arguments.path("malformed_arguments").asText()).isEqualTo("{\"order\": ");
    }

    @Test
    void describesTools() {
        replying(textAnswer("ok"));
        JsonSchema schema = new JsonSchema(Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "person", Map.of("$ref", "#/$defs/person"),
                        "note", Map.of("type", List.of("string", "null")),
                        "kind", Map.of("type", "string", "enum", List.of("a", "b"), "description", "the kind")),
                "required",
                List.of("person"),
                "additionalProperties",
                false,
                "$defs",
                Map.of("person", PERSON)));

        answerOf(call(Transcript.user("Hi").withTool("greet", schema).request()));

        JsonNode parameters = firstToolParametersIn(server.lastRequest().json());
        assertThat(parameters.path("type").asText()).isEqualToIgnoringCase("object");
        assertThat(parameters.path("required").path(0).asText()).isEqualTo("person");
        JsonNode kind = parameters.path("properties").path("kind");
        assertThat(kind.path("description").asText()).isEqualTo("the kind");
        assertThat(kind.path("enum")).hasSize(2);
        JsonNode person = resolved(parameters, parameters.path("properties").path("person"));
        assertThat(person.path("properties").path("name").path("description").asText())
                .isEqualTo("full name");
        assertThat(person.path("properties").path("age").path("type").asText()).isEqualToIgnoringCase("integer");
        assertThat(person.path("properties")
                        .path("emails")
                        .path("items")
                        .path("type")
                        .asText())
                .isEqualToIgnoringCase("string");
    }

    @Test
    void asksForToolsInParallel() {
        replying(toolAnswer(
                Transcript.call("id-1", "lookup_order", "{\"order\":\"42\"}"), Transcript.call("id-2", "clock", "{}")));

        ModelResponse answer = answerOf(call(Transcript.user("Hi")
                .withTool("lookup_order", JsonSchema.emptyObject())
                .withTool("clock", JsonSchema.emptyObject())
                .request()));

        assertThat(answer.toolCalls()).extracting(ToolCall::name).containsExactly("lookup_order", "clock");
        assertThat(answer.toolCalls()).extracting(ToolCall::arguments).containsExactly("{\"order\":\"42\"}", "{}");
        assertThat(answer.toolCalls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        assertThat(answer.content()).isEmpty();
    }

    @Test
    void closesWithoutTools() {
        replying(textAnswer("closed"));
        ModelRequest request = Transcript.user("Hi")
                .andAnswer("", Transcript.call("id-1", "clock", "{}"))
                .andResult("id-1", "clock", "noon")
                .request();

        assertThat(answerOf(call(request)).content()).isEqualTo("closed");
    }

    @Test
    void asksForStructuredOutput() {
        replying(textAnswer("{\"name\":\"Ada\",\"age\":36,\"emails\":[]}"));

        ModelResponse answer = answerOf(call(Transcript.user("Who?")
                .withResponseSchema(new JsonSchema(PERSON))
                .request()));

        assertThat(answer.content()).isEqualTo("{\"name\":\"Ada\",\"age\":36,\"emails\":[]}");
        JsonNode schema = answerSchemaIn(server.lastRequest().json());
        assertThat(schema.path("properties").path("age").path("type").asText()).isEqualToIgnoringCase("integer");
        assertThat(schema.path("required")).hasSize(3);
    }

    @Test
    void tellsReasoningAndSaysItAgain() {
        replying(reasoningAnswer("First this.", "Done."), textAnswer("ok"));
        TestingSettings reasoning = settings().with(new Reasoning(true, Optional.empty(), Optional.empty(), false));
        Transcript transcript = Transcript.user("Think");

        ModelResponse answer = answerOf(call(reasoning, transcript.request()));

        assertThat(answer.content()).isEqualTo("Done.");
        assertThat(answer.reasoning()).contains("First this.");
        assertThat(String.join("", listener.reasonings())).isEqualTo("First this.");
        assertThat(listener.texts()).containsExactly("Done.");
        answerOf(call(reasoning, transcript.andAnswer(answer).andUser("More").request()));
        assertReasoningReplayed(server.lastRequest().json(), "First this.");
    }

    @Test
    void passesOnHowTokensAreChosen() {
        replying(textAnswer("ok"));
        Sampling sampling = new Sampling(Optional.of(0.25), Optional.of(0.5), Optional.of(2000));

        answerOf(call(settings().with(sampling), Transcript.user("Hi").request()));

        JsonNode said = server.lastRequest().json();
        assertThat(temperatureIn(said).doubleValue()).isEqualTo(0.25);
        assertThat(maxOutputTokensIn(said).intValue()).isEqualTo(2000);
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.path("$defs").path("person") : schema;
    }
}
