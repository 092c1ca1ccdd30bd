package io.agentee.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.redis.testing.TestingRedis;
import io.agentee.redis.testing.TestingSettings;
import io.agentee.redis.testing.TestingTransports;
import io.agentee.testkit.transport.SampleAnswer;
import io.agentee.testkit.transport.SampleWatcher;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisKeysTest {

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
        redis.command("FLUSHALL");
    }

    @Test
    void everyKeyBeginsWithThePrefixAndHasTheHashTag() {
        EventTransport transport = transports.connect(settings().keyPrefix("shop/"));
        SampleWatcher watcher = SampleWatcher.of(transport, runId);
        SampleWatcher.of(transport, SampleAnswer.newRun());
        watcher.awaitExactly(
                SampleAnswer.begin(transport, runId).text("x").end().written());

        List<String> keys = redis.command("KEYS", "*").lines().toList();

        assertThat(keys).contains("shop/{events}:" + runId).allSatisfy(key -> assertThat(key)
                .startsWith("shop/{events}"));
        assertThat(keys)
                .allSatisfy(key -> assertThat(redis.command("PTTL", key)).isNotEqualTo("-1"));
    }

    @Test
    void aPrefixSeparates() {
        SampleAnswer ours = SampleAnswer.begin(transports.connect(settings().keyPrefix("a:")), runId)
                .text("ours")
                .end();
        SampleAnswer.begin(transports.connect(settings().keyPrefix("b:")), runId)
                .text("theirs")
                .end();

        SampleWatcher.of(transports.connect(settings().keyPrefix("a:")), runId).awaitExactly(ours.written());
    }

    @Test
    void aStreamKeepsAboutSoManyEntries() {
        EventTransport transport = transports.connect(settings().maxLength(10));
        for (int attempt = 1; attempt <= 300; attempt++) {
            begin(transport, attempt).text("x").flush();
        }

        assertThat(Integer.parseInt(redis.command("XLEN", stream))).isBetween(10, 120);
    }

    @Test
    void anAttemptDropsWhatIsTooOld() {
        EventTransport transport = transports.connect(settings().retention(Duration.ofMinutes(10)));
        long now = System.currentTimeMillis();
        redis.command("XADD", stream, (now - Duration.ofMinutes(11).toMillis()) + "-1", "p", "too old");
        redis.command("XADD", stream, (now - Duration.ofMinutes(9).toMillis()) + "-1", "p", "still good");
        SampleAnswer.begin(transport, runId).text("x").flush();

        assertThat(redis.command("XLEN", stream)).isEqualTo("2");
        assertThat(redis.command("XRANGE", stream, "-", "+"))
                .contains("still good")
                .doesNotContain("too old");
    }

    @Test
    void aStreamExpiresAfterTheRetention() {
        EventTransport transport = transports.connect(settings().retention(Duration.ofMinutes(10)));
        begin(transport, 1).text("x").flush();
        assertThat(timeToLive()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));

        redis.command("PEXPIRE", stream, "60000");
        begin(transport, 2).text("x").flush();

        assertThat(timeToLive()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    @Test
    void aStreamLivesOnWhileItIsWrittenTo() {
        EventTransport transport = transports.connect(settings().retention(Duration.ofSeconds(8)));
        SampleWatcher watcher = SampleWatcher.of(transport, runId);
        SampleAnswer answer = SampleAnswer.begin(transport, runId);
        watcher.awaitExactly(answer.words(1).written());
        String first = firstEntry();
        Duration left = timeToLive();
        Duration before;
        do {
            watcher.awaitExactly(answer.words(1).written());
            before = left;
            left = timeToLive();
        } while (left.compareTo(before) <= 0);

        assertThat(firstEntry()).isEqualTo(first);
    }

    private static TestingSettings settings() {
        return TestingSettings.of(redis.address());
    }

    private String firstEntry() {
        return redis.command("XRANGE", stream, "-", "+", "COUNT", "1");
    }

    private Duration timeToLive() {
        return Duration.ofMillis(Long.parseLong(redis.command("PTTL", stream)));
    }

    private SampleAnswer begin(EventTransport transport, int attempt) {
        return SampleAnswer.begin(transport, new ModelAttempt(runId, "execution-1", 1, attempt));
    }
}
