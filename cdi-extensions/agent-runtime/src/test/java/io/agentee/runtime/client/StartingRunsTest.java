package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agentee.api.agent.AgentMode;
import io.agentee.api.run.AgentClientException.IdempotencyConflict;
import io.agentee.api.run.AgentClientException.InputTooLarge;
import io.agentee.api.run.AgentClientException.UnknownAgent;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunRequest;
import io.agentee.runtime.fingerprint.DefinitionFingerprint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartingRunsTest {

    private static final RunRequest HELLO = RunRequest.of("patient", "hello");

    private final TestingConnection connection = new TestingConnection();
    private final TemporalAgentClient client = connection.client();

    @AfterAll
    void close() {
        connection.close();
    }

    @Test
    void aRunRemembersWhoAskedForWhat() throws InterruptedException {
        Run run = client.run(HELLO.withCaller(new Caller("o'brien", List.of("finance")))
                .withConversationId("c\\7")
                .withMetadata(Map.of("tenant", "acme")));

        assertThat(run.input()).contains("hello");
        assertThat(run.agent().value()).isEqualTo("patient");
        assertThat(run.origin().startedBy()).isEqualTo("o'brien");
        assertThat(run.origin().conversationId()).contains("c\\7");
        assertThat(run.origin().metadata()).containsExactly(Map.entry("tenant", "acme"));
        assertThat(run.origin().fingerprint())
                .isEqualTo(DefinitionFingerprint.of(TestingAgents.agent("patient", AgentMode.AUTONOMOUS)));
    }

    @Test
    void theFingerprintIsThatOfTheAgentWhateverTimeoutTheRequestAsksFor() throws InterruptedException {
        Run run = client.run(HELLO.withTimeout(Duration.ofSeconds(7)));

        assertThat(run.origin().fingerprint())
                .isEqualTo(DefinitionFingerprint.of(TestingAgents.agent("patient", AgentMode.AUTONOMOUS)));
    }

    @Test
    void theLongestTimeoutThereIsCanBeAskedFor() throws InterruptedException {
        Run run = client.run(HELLO.withTimeout(Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(run.outcome().orElseThrow().text()).contains("You said: hello");
    }

    @Test
    void anUnknownAgentIsNamed() {
        assertThatThrownBy(() -> client.start(RunRequest.of("nobody", "hello")))
                .isInstanceOf(UnknownAgent.class)
                .hasMessage("There is no agent 'nobody'.");
    }

    @Test
    void whatIsWrongWithARequestFailsTheStageInsteadOfTheCall() {
        CompletableFuture<RunHandle> stage = client.startAsync(RunRequest.of("nobody", "hello"));

        assertThat(catchThrowableOfType(CompletionException.class, stage::join)).hasCauseInstanceOf(UnknownAgent.class);
    }

    @Test
    void anInputOverTheLimitIsRefused() {
        assertThatThrownBy(() -> client.start(RunRequest.of("patient", "é".repeat(524_289))))
                .isInstanceOf(InputTooLarge.class)
                .hasMessage("The input has 1048578 bytes; at most 1048576 are allowed.");
    }

    @Test
    void anInputThatIsTooLargeOnceItIsJsonIsRefusedBeforeTemporalDoes() {
        assertThatThrownBy(() -> client.start(RunRequest.of("patient", "\u0001".repeat(1_048_576))))
                .isInstanceOf(InputTooLarge.class)
                .hasMessageStartingWith("The input has 1048576 bytes; at most 34");
    }

    @Test
    void anInputThatIsNoUnicodeIsRefused() {
        assertThatThrownBy(() -> client.start(RunRequest.of("patient", "half of a \ud83d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input is not well-formed Unicode");
    }

    @Test
    void aHundredStartsWithOneKeyStartOneRun() {
        RunRequest request = HELLO.withIdempotencyKey("hundred");

        List<CompletableFuture<RunHandle>> starts =
                Stream.generate(() -> client.startAsync(request)).limit(100).toList();

        assertThat(starts.stream().map(start -> start.join().runId()).distinct())
                .containsExactly(client.start(request).runId());
    }

    @Test
    void aKeyCanBeUsedAgainAfterTheRunIsOver() throws InterruptedException {
        RunRequest request = HELLO.withIdempotencyKey("again");
        Run run = client.run(request);

        assertThat(client.start(request).runId()).isEqualTo(run.runId());
    }

    @Test
    void aKeyWithAnotherRequestIsAConflict() {
        client.start(HELLO.withIdempotencyKey("conflict"));

        assertThatThrownBy(() -> client.start(RunRequest.of("patient", "bye").withIdempotencyKey("conflict")))
                .isInstanceOf(IdempotencyConflict.class)
                .hasMessage("The idempotency key 'conflict' was used with another request;"
                        + " use a new key for a new request.");
    }

    @Test
    void aKeyWithAnotherTimeoutIsAConflict() {
        client.start(HELLO.withIdempotencyKey("timeout"));

        assertThatThrownBy(
                        () -> client.start(HELLO.withIdempotencyKey("timeout").withTimeout(Duration.ofMinutes(1))))
                .isInstanceOf(IdempotencyConflict.class);
    }

    @Test
    void rolesOfTheCallerAreNoPartOfTheRequest() {
        RunRequest request = HELLO.withIdempotencyKey("roles");
        RunHandle first = client.start(request.withCaller(new Caller("ada", List.of("finance"))));
        RunHandle second = client.start(request.withCaller(new Caller("ada", List.of())));

        assertThat(second.runId()).isEqualTo(first.runId());
    }
}
