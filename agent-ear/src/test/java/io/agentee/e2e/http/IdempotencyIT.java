package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.wildfly.WildFlyServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class IdempotencyIT {

    private final Landscape landscape;
    private final HttpApi api;

    IdempotencyIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void aHundredConcurrentStartsThroughTwoClientServersStartOneRun() {
        String input = Script.begin()
                .call("ledger_append", "entry", "once")
                .text("done")
                .input();
        String body = HttpApi.bodyOf(input, "conversationId", "hundred");
        try (WildFlyServer second = landscape.furtherClient("second-client")) {
            second.start();
            List<HttpApi> apis = List.of(api, landscape.api(second));

            List<CompletableFuture<Answer>> starts = IntStream.range(0, 100)
                    .mapToObj(i ->
                            apis.get(i % 2).postLater(HttpApi.runsOf("assistant"), body, "Idempotency-Key", "hundred"))
                    .toList();
            List<Answer> answers = starts.stream().map(CompletableFuture::join).toList();

            assertThat(answers).extracting(Answer::status).containsOnly(202);
            String runId = answers.get(0).text("runId");
            assertThat(answers).extracting(answer -> answer.text("runId")).containsOnly(runId);
            api.awaitFinished(runId);
            assertThat(landscape.temporalView().awaitRunOf("hundred")).isEqualTo(runId);
            assertThat(landscape.ledger().entriesOf(runId)).containsExactly("once");
        }
    }

    @Test
    void theSameKeyWithTheSameBodyFindsTheRunAlsoAfterItsEnd() {
        String runId = api.run("assistant", "Hello", "Idempotency-Key", "again")
                .path("runId")
                .asText();

        Answer again = api.ask("assistant", "Hello", "Idempotency-Key", "again", "Prefer", "wait=5");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("runId")).isEqualTo(runId);
    }

    @Test
    void theSameKeyWithAnotherBodyOrAgentIsAConflict() {
        api.run("assistant", "Hello", "Idempotency-Key", "conflict");

        for (Answer answer : List.of(
                api.ask("assistant", "Good-bye", "Idempotency-Key", "conflict"),
                api.ask("sequential", "Hello", "Idempotency-Key", "conflict"))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:idempotency-conflict");
        }
    }
}
