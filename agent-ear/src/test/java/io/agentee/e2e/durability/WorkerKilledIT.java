package io.agentee.e2e.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.TemporalView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** One kill -9 of the only worker while it is busy with runs of each kind; then another process takes its place. */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerKilledIT {

    /** Long enough that the worker is killed before the call ends. */
    private static final int MEANWHILE = 6_000;

    private final Landscape landscape;
    private final HttpApi api;
    private final LedgerFile ledger;

    private String inModelCall = "";
    private String inReadOnlyTool = "";
    private String inIdempotentTool = "";
    private String inOnceOnlyTool = "";
    private String betweenSteps = "";

    WorkerKilledIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.ledger = landscape.ledger();
    }

    @BeforeAll
    void killTheWorkerUnderRuns() {
        startRuns();
        TemporalView temporal = landscape.temporalView();
        temporal.awaitCallBackingOff(betweenSteps, "callModel");
        temporal.awaitCallUnderWay(inModelCall, "callModel");
        temporal.awaitCallUnderWay(inReadOnlyTool, "callTool");
        temporal.awaitCallUnderWay(inIdempotentTool, "callTool");
        temporal.awaitCallUnderWay(inOnceOnlyTool, "callTool");

        landscape.worker().kill();
        landscape.worker().start();
    }

    private void startRuns() {
        Script begin = Script.begin().call("ledger_append", "entry", "before");
        inModelCall =
                api.start("assistant", begin.slowText("answered", MEANWHILE).input());
        inReadOnlyTool = api.start(
                "assistant",
                begin.call("echo", "text", "read", "delayMs", MEANWHILE)
                        .echoLastResult()
                        .input());
        inIdempotentTool = api.start(
                "assistant",
                begin.call("ledger_upsert", "entry", "once", "delayMs", MEANWHILE)
                        .echoLastResult()
                        .input());
        inOnceOnlyTool = api.start(
                "assistant",
                begin.call("ledger_append", "entry", "once", "delayMs", 10 * MEANWHILE)
                        .echoLastResult()
                        .input());
        betweenSteps = api.start("assistant", begin.busyOnce(8).text("answered").input());
    }

    @Test
    void duringAModelCallTheCallIsMadeAgain() {
        JsonNode run = api.awaitFinished(inModelCall);

        assertCompleted(run, "answered", 2, 1);
        assertThat(ledger.entriesOf(inModelCall)).containsExactly("before");
    }

    @Test
    void duringAReadOnlyToolTheToolIsCalledAgain() {
        JsonNode run = api.awaitFinished(inReadOnlyTool);

        assertCompleted(run, "read", 3, 2);
        assertThat(ledger.entriesOf(inReadOnlyTool)).containsExactly("before");
    }

    @Test
    void duringAnIdempotentToolTheToolIsCalledAgainUnderTheSameKey() {
        JsonNode run = api.awaitFinished(inIdempotentTool);

        assertCompleted(run, "upserted once", 3, 2);
        assertThat(ledger.entriesOf(inIdempotentTool)).containsExactly("before", "once");
    }

    @Test
    void duringAOnceOnlyToolTheModelIsToldThatTheOutcomeIsUnknown() {
        JsonNode run = api.awaitFinished(inOnceOnlyTool);

        assertThat(run.path("status").asText()).isEqualTo("completed");
        assertThat(run.path("output").asText()).contains("unknown");
        assertThat(ledger.entriesOf(inOnceOnlyTool)).containsExactly("before", "once");
    }

    @Test
    void betweenStepsTheRunGoesOnWithTheNextStep() {
        JsonNode run = api.awaitFinished(betweenSteps);

        assertCompleted(run, "answered", 2, 1);
        assertThat(ledger.entriesOf(betweenSteps)).containsExactly("before");
    }

    private static void assertCompleted(JsonNode run, String output, int modelCalls, int toolCalls) {
        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(run.path("output").asText()).isEqualTo(output);
        assertThat(run.path("usage").path("modelCalls").asInt()).isEqualTo(modelCalls);
        assertThat(run.path("usage").path("toolCalls").asInt()).isEqualTo(toolCalls);
    }
}
