package io.agentee.server.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.server.process.ServerFailure;
import io.agentee.server.runs.TestingApi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunWatchTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final String FINISHED = "{\"type\":\"RUN_FINISHED\",\"result\":\"Hello\"}";
    private static final String NO_ANSWER = "the client server does not answer; the run goes on\n";

    private final TestingApi api;
    private final TestingOutput out = new TestingOutput();
    private final TestingOutput err = new TestingOutput();

    RunWatchTest() throws IOException {
        api = TestingApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private RunWatch watch(Waits waits) {
        RunPrinter printer = new RunPrinter(new RunScreen(out.stream(), err.stream(), false));
        return new RunWatch(new RunsApi(api.origin(), Optional.empty()), printer, waits);
    }

    private RunWatch watch() {
        return watch(new Waits(LONG, LONG, LONG, SHORT));
    }

    private static String token(String delta) {
        return "{\"type\":\"TEXT_MESSAGE_CONTENT\",\"messageId\":\"m\",\"delta\":\"" + delta + "\"}";
    }

    @Test
    void showsTokensAsTheyCome() {
        api.stream(wire -> {
            wire.event("1", "{\"type\":\"RUN_STARTED\",\"runId\":\"r-1\"}");
            wire.event("2", "{\"type\":\"STEP_STARTED\",\"stepName\":\"turn-1\"}");
            wire.event("3", token("Hel"));
            out.await("Hel");
            wire.event("4", token("lo"));
            out.await("Hello");
            wire.event("5", "{\"type\":\"TEXT_MESSAGE_END\",\"messageId\":\"m\"}");
            wire.event("6", FINISHED);
        });

        RunAnswer answer = watch().run("assistant", "Hi \"you\"");

        assertThat(answer.text()).isEqualTo("Hello");
        assertThat(out.text()).isEqualTo("Hello\n");
        assertThat(err.text()).isEqualTo("run r-1\ncompleted, 1 turn\n");
        assertThat(api.requests())
                .containsExactly(new Request(
                        "POST /api/v1/agents/assistant/runs",
                        "text/event-stream",
                        Optional.empty(),
                        Optional.empty(),
                        "{\"input\":\"Hi \\\"you\\\"\"}"));
    }

    @Test
    void goesOnAfterABrokenConnectionWithoutLosingOrRepeatingAnything() {
        api.stream(wire -> {
            wire.event("1", token("a"));
            wire.event("2", token("b"));
            wire.send("id: 3\ndata: " + token("c"));
            out.await("ab");
            throw new IOException("breaks off in the middle of an event");
        });
        api.stream(wire -> wire.event("3", token("c")));
        api.stream(wire -> {
            wire.event("4", token("d"));
            wire.event("5", FINISHED);
        });

        watch().run("assistant", "Hi");

        assertThat(out.text()).isEqualTo("abcd\n");
        assertThat(err.text()).doesNotContain("does not answer");
        assertThat(api.requests().subList(1, 3))
                .containsExactly(
                        new Request(
                                "GET /api/v1/runs/r-1/events",
                                "text/event-stream",
                                Optional.of("2"),
                                Optional.empty(),
                                ""),
                        new Request(
                                "GET /api/v1/runs/r-1/events",
                                "text/event-stream",
                                Optional.of("3"),
                                Optional.empty(),
                                ""));
    }

    @Test
    void beginsAtTheFirstEventWhenTheConnectionBrokeBeforeIt() {
        api.stream(wire -> {
            throw new IOException("breaks off at once");
        });
        api.stream(wire -> wire.event("1", FINISHED));

        watch().run("assistant", "Hi");

        assertThat(out.text()).isEqualTo("Hello\n");
        assertThat(api.requests().get(1).lastEventId()).isEmpty();
    }

    @Test
    void staysPatientWhileTheServerIsInTrouble() {
        api.stream(wire -> wire.event("1", token("a"))).inTrouble().inTrouble();
        api.stream(wire -> wire.event("2", FINISHED));

        watch().run("assistant", "Hi");

        assertThat(out.text()).isEqualTo("a\n");
        assertThat(err.text()).containsOnlyOnce(NO_ANSWER);
    }

    @Test
    void givesUpWhenTheServerDoesNotAnswerForTooLong() {
        api.stream(wire -> wire.event("1", token("a")));

        assertThatThrownBy(() -> watch(new Waits(LONG, SHORT, LONG, SHORT)).run("assistant", "Hi"))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("The client server does not answer; run r-1 goes on without it");
        assertThat(err.text()).contains(NO_ANSWER);
    }

    @Test
    void goesHomeWhenTheRunTakesTooLong() {
        api.stream(wire -> wire.event("1", token("a")));

        assertThatThrownBy(
                        () -> watch(new Waits(Duration.ZERO, LONG, LONG, SHORT)).run("assistant", "Hi"))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("Run r-1 goes on; ./agentee watch r-1 shows it");
    }

    @Test
    void takesAConnectionThatIsSilentForBroken() throws InterruptedException {
        CountDownLatch reconnected = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        api.stream(wire -> {
            wire.event("1", token("a"));
            hold(reconnected);
            held.countDown();
        });
        api.stream(wire -> {
            reconnected.countDown();
            wire.event("2", FINISHED);
        });

        watch(new Waits(LONG, LONG, Duration.ofMillis(200), SHORT)).run("assistant", "Hi");

        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(out.text()).isEqualTo("a\n");
        assertThat(api.requests().get(1).lastEventId()).contains("1");
    }

    private static void hold(CountDownLatch until) throws IOException {
        try {
            if (!until.await(20, TimeUnit.SECONDS)) {
                throw new IOException("nobody connected again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Test
    void showsNothingOfHeartbeats() {
        api.stream(wire -> {
            wire.send(": heartbeat\n\n:\n");
            wire.event("1", token("a"));
            wire.send(":\n\n");
            wire.event("2", FINISHED);
        });

        watch().run("assistant", "Hi");

        assertThat(out.text()).isEqualTo("a\n");
        assertThat(err.text()).isEqualTo("run r-1\ncompleted, 0 turns\n");
    }

    @Test
    void putsCharactersTogetherThatComeInSeveralChunks() {
        byte[] bytes = ("id: 1\ndata: " + token("Grüße 🦦") + "\n\n").getBytes(StandardCharsets.UTF_8);
        api.stream(wire -> {
            for (int i = 0; i < bytes.length; i++) {
                wire.send(Arrays.copyOfRange(bytes, i, i + 1));
            }
            wire.event("2", FINISHED);
        });

        watch().run("assistant", "Hi");

        assertThat(out.text()).isEqualTo("Grüße 🦦\n");
    }

    @Test
    void tellsWhyARunEndedWithoutAnAnswer() {
        api.stream(wire -> {
            wire.event("1", token("half"));
            wire.event("2", "{\"type\":\"RUN_ERROR\",\"code\":\"timed-out\",\"message\":\"PT5S is over\"}");
        });

        assertThatThrownBy(() -> watch().run("assistant", "Hi"))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("Run r-1 ended as timed-out: PT5S is over");
        assertThat(out.text()).isEqualTo("half\n");
    }

    @Test
    void showsARunThatExistsFromItsFirstEvent() {
        api.stream(wire -> {
            wire.event("1", token("Hello"));
            wire.event("2", FINISHED);
        });

        watch().watch("r 2/x");

        assertThat(out.text()).isEqualTo("Hello\n");
        assertThat(api.requests())
                .containsExactly(new Request(
                        "GET /api/v1/runs/r%202%2Fx/events",
                        "text/event-stream", Optional.empty(), Optional.empty(), ""));
    }

    @Test
    void saysThatThereIsNoSuchRun() {
        api.refuse(404, """
                {"type":"urn:agentee:problem:unknown-run","title":"There is no such run","status":404,
                 "detail":"No run has the id r-9"}""");

        assertThatThrownBy(() -> watch().watch("r-9"))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("""
                404 There is no such run (urn:agentee:problem:unknown-run)
                  No run has the id r-9""");
        assertThat(out.text()).isEmpty();
    }

    @Test
    void showsAProblemDocumentForHumans() {
        api.refuse(400, """
                {"type":"urn:agentee:problem:invalid-request","title":"The request is not valid","status":400,
                 "detail":"1 field is wrong","errors":[{"pointer":"/input","detail":"must not be blank"}]}""");

        assertThatThrownBy(() -> watch().run("assistant", ""))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("""
                        400 The request is not valid (urn:agentee:problem:invalid-request)
                          1 field is wrong
                          /input: must not be blank""");
    }

    @Test
    void doesNotTakeTheEndOfASubRunForThatOfTheRun() {
        api.stream(wire -> {
            wire.event("1", "{\"type\":\"SUBAGENT_STARTED\",\"subagentRunId\":\"r-1.1.0\",\"name\":\"reader\"}");
            wire.event("2", "{\"type\":\"STEP_STARTED\",\"subagentRunId\":\"r-1.1.0\",\"stepName\":\"turn-1\"}");
            wire.event("3", "{\"type\":\"RUN_ERROR\",\"subagentRunId\":\"r-1.1.0\",\"code\":\"failed\"}");
            wire.event(
                    "4",
                    "{\"type\":\"SUBAGENT_ERROR\",\"subagentRunId\":\"r-1.1.0\",\"code\":\"failed\",\"message\":\"401\"}");
            wire.event("5", FINISHED);
        });

        watch().run("assistant", "Hi");

        assertThat(out.text()).isEqualTo("Hello\n");
        assertThat(err.text()).isEqualTo("""
                        run r-1
                        sub-run r-1.1.0 of reader begins
                        sub-run r-1.1.0 of reader ended as failed: 401
                        completed, 0 turns
                        """);
    }
}
