package io.agentee.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.EventTransport;
import io.agentee.redis.testing.TestingRedis;
import io.agentee.redis.testing.TestingSettings;
import io.agentee.redis.testing.TestingTransports;
import io.agentee.testkit.transport.SampleAnswer;
import io.agentee.testkit.transport.SampleWatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisResourcesTest {

    private static TestingRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = TestingRedis.running();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Test
    void manyFollowersShareAConnection() {
        try (TestingTransports transports = new TestingTransports()) {
            EventTransport transport = transports.connect(redis);
            List<RunId> runs =
                    IntStream.range(0, 50).mapToObj(i -> SampleAnswer.newRun()).toList();
            List<SampleWatcher> watchers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                watchers.add(SampleWatcher.of(transport, runs.get(i % runs.size())));
            }
            List<SampleAnswer> answers = runs.stream()
                    .map(run -> SampleAnswer.begin(transport, run).words(5).end())
                    .toList();
            for (int i = 0; i < 200; i++) {
                watchers.get(i).awaitExactly(answers.get(i % runs.size()).written());
            }

            assertThat(connections()).isEqualTo(2);
        }
        await().pollInSameThread().until(() -> connections() == 0);
    }

    @Test
    void aTransportThatOnlyWritesHasOneConnection() {
        try (TestingTransports transports = new TestingTransports()) {
            SampleAnswer.begin(transports.connect(redis), SampleAnswer.newRun())
                    .words(100)
                    .end();

            assertThat(connections()).isEqualTo(1);
        }
    }

    @Test
    void noThreadIsLeft() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Queue<Thread> made = new ConcurrentLinkedQueue<>();
        EventTransport transport = new RedisEventTransportProvider()
                .create(TestingSettings.of(redis.address()).events(), task -> {
                    Thread thread = new Thread(task, "testing-redis");
                    made.add(thread);
                    return thread;
                });
        RunId runId = SampleAnswer.newRun();
        SampleWatcher watcher = SampleWatcher.of(transport, runId);
        watcher.awaitExactly(
                SampleAnswer.begin(transport, runId).words(10).end().written());

        transport.close();

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
        assertThat(made).isNotEmpty().noneMatch(Thread::isAlive);
    }

    private static Set<Thread> newThreads(Set<Thread> before) {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeAll(before);
        return threads;
    }

    private static long connections() {
        return redis.command("CLIENT", "LIST", "TYPE", "normal")
                .lines()
                .filter(client -> !client.contains("cmd=client"))
                .count();
    }
}
