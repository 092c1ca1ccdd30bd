package io.agentee.e2e.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class ClientKilledIT {

    private final Landscape landscape;
    private final HttpApi api;

    ClientKilledIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void aCallerWhoseClientServerIsKilledFindsTheRunAgainByItsKey() {
        String input = Script.begin()
                .call("ledger_append", "entry", "paid", "delayMs", 2_000)
                .text("done")
                .input();
        String body = HttpApi.bodyOf(input, "conversationId", "killed-client");
        String[] headers = {"Idempotency-Key", "killed-client", "Prefer", "wait=60"};
        CompletableFuture<Answer> waiting = api.postLater(HttpApi.runsOf("assistant"), body, headers);
        String runId = landscape.temporalView().awaitRunOf("killed-client");

        landscape.client().kill();
        assertThat(waiting).failsWithin(Duration.ofSeconds(30));
        landscape.client().start();
        Answer again = api.post(HttpApi.runsOf("assistant"), body, headers);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("runId")).isEqualTo(runId);
        JsonNode run = again.body();
        assertThat(run.path("output").asText()).isEqualTo("done");
        assertThat(landscape.ledger().entriesOf(runId)).containsExactly("paid");
    }
}
