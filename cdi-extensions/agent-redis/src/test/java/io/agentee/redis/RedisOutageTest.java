package io.agentee.redis;

import static io.agentee.redis.testing.TestingReader.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.PiecePage;
import io.agentee.redis.testing.TestingLog;
import io.agentee.redis.testing.TestingReader;
import io.agentee.redis.testing.TestingRedis;
import io.agentee.redis.testing.TestingSettings;
import io.agentee.redis.testing.TestingTransports;
import io.agentee.testkit.transport.SampleAnswer;
import io.agentee.testkit.transport.SampleWatcher;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestingLog log = TestingLog.open();
    private final TestingRedis redis = TestingRedis.absent();
    private final TestingTransports transports = new TestingTransports();
    private final RunId runId = SampleAnswer.newRun();

    @AfterEach
    void stop() {
        transports.close();
        redis.close();
        log.close();
    }

    @Test
    void anAnswerIsCompleteAlthoughRedisCameBackEmptyInTheMiddle() {
        redis.start();
        TestingReader reader = TestingReader.of(transports.connect(redis), runId);
        SampleAnswer answer = SampleAnswer.begin(transports.connect(redis), runId)
                .reasoning("Hm.")
                .words(100);
        reader.awaitText(textOf(answer.written()));

        redis.kill();
        answer.words(100);
        log.awaitMessage("AGTE16000");
        answer.words(100);
        redis.start();
        log.awaitMessage("AGTE16001");
        answer.words(100);
        reader.awaitText(textOf(answer.written()));
        answer.words(1).end();

        reader.awaitEnd(textOf(answer.written()));
        TestingReader.of(transports.connect(redis), runId).awaitEnd(textOf(answer.written()));
    }

    @Test
    void anAnswerIsCompleteAlthoughRedisWasRestartedBetweenTwoPieces() {
        redis.start();
        TestingReader reader = TestingReader.of(transports.connect(redis), runId);
        SampleAnswer answer =
                SampleAnswer.begin(transports.connect(redis), runId).words(100);
        reader.awaitText(textOf(answer.written()));

        redis.kill();
        redis.start();
        answer.words(1);
        reader.awaitText(textOf(answer.written()));
        answer.end();

        reader.awaitEnd(textOf(answer.written()));
        TestingReader.of(transports.connect(redis), runId).awaitEnd(textOf(answer.written()));
    }

    @Test
    void anAnswerIsCompleteAlthoughRedisWasEmptied() {
        redis.start();
        EventTransport transport = transports.connect(redis);
        TestingReader reader = TestingReader.of(transport, runId);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(100);
        reader.awaitText(textOf(answer.written()));

        redis.command("FLUSHALL");
        answer.words(10).end();

        reader.awaitEnd(textOf(answer.written()));
        TestingReader.of(transport, runId).awaitEnd(textOf(answer.written()));
    }

    @Test
    void anAnswerIsCompleteAlthoughRedisLostTheLastOfIt() {
        redis.start();
        EventTransport transport = transports.connect(redis);
        TestingReader reader = TestingReader.of(transport, runId);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(100);
        reader.awaitText(textOf(answer.written()));
        String stream = "agentee:{events}:" + runId;
        String lastEntry = redis.command("XREVRANGE", stream, "+", "-", "COUNT", "1");

        redis.command("XDEL", stream, lastEntry.lines().findFirst().orElseThrow());
        answer.words(10).end();

        reader.awaitEnd(textOf(answer.written()));
        TestingReader.of(transport, runId).awaitEnd(textOf(answer.written()));
    }

    @Test
    void nothingIsWaitedForWhileRedisIsAway() {
        redis.start();
        EventTransport transport = transports.connect(redis);
        SampleAnswer.begin(transport, runId).text("before").flush();
        SampleAnswer answer = SampleAnswer.begin(transport, runId);

        redis.kill();
        log.awaitMessage("AGTE16000");

        answer.words(1_000).end();
        assertThat(transport.read(runId, PiecePage.BEGINNING)).failsWithin(PATIENCE);
        assertThat(log.messages()).hasSize(1);
    }

    @Test
    void aRedisThatHangsIsGivenUp() {
        redis.start();
        EventTransport transport = transports.connect(redis);
        TestingReader reader = TestingReader.of(transport, runId);
        SampleAnswer first = SampleAnswer.begin(transport, runId).text("before").flush();
        reader.awaitText(textOf(first.written()));
        SampleAnswer givenUp = SampleAnswer.begin(transport, SampleAnswer.newRun());
        RunId later = SampleAnswer.newRun();
        SampleAnswer answer = SampleAnswer.begin(transport, later).text("begins");

        redis.suspend();
        givenUp.words(10).end();
        assertThat(transport.read(runId, PiecePage.BEGINNING)).failsWithin(PATIENCE);
        answer.words(10);
        redis.resume();

        TestingReader.of(transport, later).awaitText(textOf(answer.written()));
    }

    @Test
    void whatAFlushCouldNotWaitForStillArrives() {
        redis.start();
        EventTransport transport = transports.connect(redis);
        TestingReader reader = TestingReader.of(transport, runId);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(10);
        reader.awaitText(textOf(answer.written()));

        redis.command("CLIENT", "PAUSE", "1000");
        answer.words(200).end();

        reader.awaitEnd(textOf(answer.written()));
    }

    @Test
    void redisMayStartLater() {
        EventTransport transport = transports.open(TestingSettings.of(redis.address()));
        SampleWatcher watcher = SampleWatcher.of(transport, runId);
        SampleAnswer givenUp =
                SampleAnswer.begin(transport, SampleAnswer.newRun()).words(10);
        log.awaitMessage("AGTE16000");
        givenUp.end();
        SampleAnswer answer = SampleAnswer.begin(transport, runId).text("kept");

        redis.start();
        log.awaitMessage("AGTE16001");

        watcher.awaitExactly(answer.written());
        assertThat(log.messages())
                .satisfiesExactly(
                        away -> assertThat(away).startsWith("AGTE16000: Redis at redis://localhost:"),
                        back -> assertThat(back).startsWith("AGTE16001: Redis at redis://localhost:"));
    }

    @Test
    void aConnectionThatBreaksIsMadeAgainWithoutAWord() {
        redis.start();
        EventTransport transport = transports.connect(redis);
        SampleWatcher watcher = SampleWatcher.of(transport, runId);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(10);
        watcher.awaitExactly(answer.written());

        redis.command("CLIENT", "KILL", "TYPE", "normal");
        answer.text("last");

        TestingReader.of(transport, runId).awaitText(textOf(answer.written()));
        watcher.awaitExactly(answer.written());
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void whatRedisRefusesIsSaidOnceAndTriedAgain() {
        redis.start();
        EventTransport transport = transports.connect(redis);
        TestingReader reader = TestingReader.of(transport, runId);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(10);
        reader.awaitText(textOf(answer.written()));

        redis.command("CONFIG", "SET", "maxmemory", "1");
        answer.text("a secret of the model");
        log.awaitMessage("AGTE16002");
        answer.words(10);
        redis.command("CONFIG", "SET", "maxmemory", "0");

        reader.awaitText(textOf(answer.written()));
        assertThat(log.messages()).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains("a secret of the model"));
    }
}
