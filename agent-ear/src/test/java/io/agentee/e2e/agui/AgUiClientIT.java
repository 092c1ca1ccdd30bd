package io.agentee.e2e.agui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.agui.ReferenceClient.Ask;
import io.agentee.e2e.agui.ReferenceClient.Conversation;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs as AG-UI's reference client shows them to an application. */
@ExtendWith(Servers.class)
class AgUiClientIT {

    private final HttpApi api;
    private final ReferenceClient client;
    private final String thread = "thread-" + UUID.randomUUID();

    AgUiClientIT(Landscape landscape) throws IOException {
        this.api = landscape.api();
        this.client = new ReferenceClient(NodeScripts.prepare(AgUiClientIT.class), landscape);
    }

    @Test
    void textComesPieceByPieceUnderTheNamesThatTheClientGave() throws Exception {
        JsonNode told = client.ask(
                "assistant",
                thread,
                Script.begin().step(Map.of("tokens", 20, "tokenDelayMs", 20)).input());

        String text = "t0 t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12 t13 t14 t15 t16 t17 t18 t19";
        assertThat(messages(told)).containsExactly("assistant: " + text);
        JsonNode run = completed(told);
        assertThat(run.path("result").asText()).isEqualTo(text);
        assertThat(types(run)).startsWith("RUN_STARTED").endsWith("RUN_FINISHED");
        assertThat(types(run)).filteredOn("TEXT_MESSAGE_CONTENT"::equals).hasSizeGreaterThan(1);
        for (JsonNode boundary : List.of(first(run, "RUN_STARTED"), first(run, "RUN_FINISHED"))) {
            assertThat(boundary.path("threadId").asText()).isEqualTo(thread);
            assertThat(boundary.path("runId").asText()).isEqualTo("run-1");
        }
    }

    @Test
    void reasoningIsAMessageOfItsOwn() throws Exception {
        JsonNode told = client.ask(
                "assistant",
                thread,
                Script.begin()
                        .step(Map.of("text", "Forty-two.", "reasoning", "let me think"))
                        .input());

        completed(told);
        assertThat(messages(told)).containsExactly("reasoning: let me think", "assistant: Forty-two.");
    }

    @Test
    void toolCallsBelongToTheAnswerThatAsksForThemAndHaveTheirResults() throws Exception {
        JsonNode told = client.ask(
                "assistant",
                thread,
                Script.begin()
                        .step(Map.of(
                                "text",
                                "On it.",
                                "toolCalls",
                                List.of(
                                        Script.toolCall("echo", "text", "slow", "delayMs", 300),
                                        Script.toolCall("calculate", "expression", "6*7"))))
                        .text("Done.")
                        .input());

        completed(told);
        assertThat(messages(told))
                .containsExactlyInAnyOrder("assistant: On it.", "tool: slow", "tool: 42", "assistant: Done.");
        JsonNode calls = told.path("messages").path(1).path("toolCalls");
        assertThat(calls.findValuesAsText("name")).containsExactly("echo", "calculate");
        assertThat(calls.findValuesAsText("arguments"))
                .containsExactly("{\"text\":\"slow\",\"delayMs\":300}", "{\"expression\":\"6*7\"}");
        assertThat(told.path("messages").findValuesAsText("toolCallId"))
                .containsExactlyInAnyOrderElementsOf(calls.findValuesAsText("id"));
    }

    @Test
    void theWordsOfACallThatFailedAreMarked() throws Exception {
        JsonNode told = client.ask(
                "assistant",
                thread,
                Script.begin()
                        .step(Map.of("error", Map.of("status", 503), "times", 1, "tokens", 5, "reasoning", "hm"))
                        .text("Better.")
                        .input());

        JsonNode run = completed(told);
        List<String> superseded = new ArrayList<>();
        for (JsonNode event : run.path("events")) {
            if (event.path("name").asText().equals("message_superseded")) {
                superseded.add(event.path("value").path("messageId").asText());
            }
        }
        assertThat(superseded).hasSize(2);
        List<String> kept = new ArrayList<>();
        for (JsonNode message : told.path("messages")) {
            if (!superseded.contains(message.path("id").asText())) {
                kept.add(message.path("content").asText());
            }
        }
        assertThat(kept).hasSize(2).last().isEqualTo("Better.");
    }

    @Test
    void aRunThatFailsIsAnErrorWithItsReason() throws Exception {
        JsonNode told = client.ask(
                "extractor", thread, Script.begin().text("no JSON at all").input());

        JsonNode run = told.path("runs").path(0);
        assertThat(types(run)).endsWith("RUN_ERROR").doesNotContain("RUN_FINISHED");
        assertThat(run.path("error").path("code").asText()).isEqualTo("failed");
        assertThat(run.path("error").path("message").asText()).isNotEmpty();
        assertThat(run.has("failure")).isFalse();
        assertThat(told.path("warnings")).isEmpty();
    }

    @Test
    void theNextRunOfAThreadAddsToIt() throws Exception {
        String first = Script.begin().call("echo", "text", "one").text("First.").input();
        String second = Script.begin()
                .step(Map.of("text", "", "reasoning", "again", "toolCalls", List.of(Script.toolCall("clock"))))
                .text("Second.")
                .input();
        JsonNode told = client.converse(
                        "assistant",
                        new Conversation(thread, List.of(new Ask("run-1", first), new Ask("run-2", second))))
                .path(0);

        assertThat(told.path("warnings")).isEmpty();
        List<String> roles = told.path("messages").findValuesAsText("role");
        assertThat(roles)
                .containsExactly(
                        "user",
                        "assistant",
                        "tool",
                        "assistant",
                        "user",
                        "reasoning",
                        "assistant",
                        "tool",
                        "assistant");
        assertThat(told.path("messages").findValuesAsText("id")).hasSize(11).doesNotHaveDuplicates();
        assertThat(told.path("messages").path(3).path("content").asText()).isEqualTo("First.");
        assertThat(told.path("messages").path(8).path("content").asText()).isEqualTo("Second.");
    }

    @Test
    void theSameRunOfTheSameThreadIsJoined() throws Exception {
        Ask ask = new Ask(
                "run-1",
                Script.begin().step(Map.of("tokens", 20, "tokenDelayMs", 50)).input());
        Conversation conversation = new Conversation(thread, List.of(ask));
        JsonNode atOnce = client.converse("assistant", conversation, conversation);
        JsonNode later = client.converse("assistant", conversation).path(0);

        completed(later);
        assertThat(messages(later)).hasSize(1).first().asString().startsWith("assistant: t0 t1 t2");
        assertThat(atOnce).hasSize(2).allSatisfy(told -> assertThat(told.path("messages"))
                .isEqualTo(later.path("messages")));
        assertThat(api.get("/api/v1/runs?conversationId=" + thread).body().path("items"))
                .hasSize(1);
    }

    @Test
    void whatCannotBeStartedFailsInTheClient() throws Exception {
        JsonNode run = client.ask("nobody", thread, "Hello").path("runs").path(0);

        assertThat(run.path("failure").asText()).startsWith("HTTP 404").contains("urn:agentee:problem:unknown-agent");
        assertThat(run.path("events")).isEmpty();
    }

    /** The only run of a conversation, which must have come to its answer, and have given the client nothing to complain of. */
    private static JsonNode completed(JsonNode told) {
        JsonNode run = told.path("runs").path(0);
        assertThat(run.has("failure") || run.has("error")).as("run: %s", run).isFalse();
        assertThat(told.path("warnings")).isEmpty();
        return run;
    }

    private static List<String> types(JsonNode run) {
        List<String> types = new ArrayList<>();
        run.path("events").forEach(event -> types.add(event.path("type").asText()));
        return types;
    }

    private static JsonNode first(JsonNode run, String type) {
        return run.path("events").path(types(run).indexOf(type));
    }

    /** Role and text of what came after the user's message. */
    private static List<String> messages(JsonNode told) {
        List<String> messages = new ArrayList<>();
        told.path("messages")
                .forEach(message -> messages.add("%s: %s"
                        .formatted(
                                message.path("role").asText(),
                                message.path("content").asText())));
        return messages.subList(1, messages.size());
    }
}
