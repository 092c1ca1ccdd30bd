package io.agentee.redis;

import static io.agentee.redis.testing.TestingReader.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.EventTransport;
import io.agentee.redis.testing.TestingLog;
import io.agentee.redis.testing.TestingReader;
import io.agentee.redis.testing.TestingRedis;
import io.agentee.redis.testing.TestingTransports;
import io.agentee.testkit.transport.SampleAnswer;
import io.agentee.testkit.transport.SampleWatcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LostStreamTest {

    private static final String LATE = "99999999999999-0";

    private static TestingRedis redis;

    private final TestingTransports transports = new TestingTransports();
    private final RunId runId = SampleAnswer.newRun();
    private final String stream = "agentee:{events}:" + runId;

    @BeforeAll
    static void startRedis() {
        redis = TestingRedis.running();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @AfterEach
    void close() {
        transports.close();
    }

    @Test
    void aCursorOfALostStreamBeginsAnew() {
        EventTransport transport = transports.connect(redis);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(10).end();

        SampleWatcher.from(transport, runId, LATE).awaitExactly(answer.written());
    }

    @Test
    void aCursorOfALostStreamWaitsForTheNew() {
        EventTransport transport = transports.connect(redis);
        SampleWatcher watcher = SampleWatcher.from(transport, runId, LATE);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(10).end();

        watcher.awaitExactly(answer.written());
    }

    @Test
    void aCursorOfAnotherTransportBeginsAnew() {
        EventTransport transport = transports.connect(redis);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(10).end();

        SampleWatcher.from(transport, runId, "no cursor of Redis").awaitExactly(answer.written());
    }

    @Test
    void aStreamThatVanishedMayComeBackWithLowerIds() {
        EventTransport transport = transports.connect(redis);
        redis.command("XADD", stream, LATE, "p", "{'e':'x','m':0,'a':1,'p':[['TEXT',0,'gone',1]]}".replace('\'', '"'));
        TestingReader reader = TestingReader.of(transport, runId);
        reader.awaitText("gone");

        redis.command("DEL", stream);
        SampleAnswer answer =
                SampleAnswer.begin(transport, runId).text("gone, and back").end();

        reader.awaitEnd(textOf(answer.written()));
    }

    @Test
    void whatAnotherVersionWroteIsSkipped() {
        try (TestingLog log = TestingLog.open()) {
            EventTransport transport = transports.connect(redis);
            redis.command("XADD", stream, "*", "x", "unknown");
            redis.command("XADD", stream, "*", "p", "{\"v\":2}");
            redis.command("XADD", stream, "*", "p", "no JSON");
            SampleAnswer answer = SampleAnswer.begin(transport, runId).words(10);

            SampleWatcher.of(transport, runId).awaitExactly(answer.written());
            assertThat(log.messages())
                    .containsExactly(
                            "AGTE16003: Pieces of run '%s' in Redis are skipped: they are not in the format of this version. This is said once"
                                    .formatted(runId));
        }
    }

    @Test
    void aFollowerThatFailsIsToldNothingMore() {
        try (TestingLog log = TestingLog.open()) {
            EventTransport transport = transports.connect(redis);
            transport.follow(runId, "", page -> {
                throw new IllegalStateException("full");
            });
            SampleWatcher other = SampleWatcher.of(transport, runId);
            SampleAnswer answer = SampleAnswer.begin(transport, runId).text("one");
            other.awaitExactly(answer.written());
            answer.text("two").end();
            other.awaitExactly(answer.written());

            assertThat(log.messages())
                    .containsExactly(
                            "AGTE16004: A follower of run '%s' failed; it is told nothing more java.lang.IllegalStateException: full"
                                    .formatted(runId));
        }
    }
}
