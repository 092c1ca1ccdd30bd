package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.event.EventBody;
import io.agentee.api.event.TextEvent;
import io.agentee.api.message.MessageId;
import io.agentee.client.stream.StreamTimings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class StreamPaceTest {

    private static final String PATH = "/api/v1/runs/run-0/events";
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final EventBody TOKEN = new TextEvent.Content(new MessageId("m-1"), "token", 1000);
    private static final String COMMENT = ":\n\n";

    @Test
    void silenceIsBrokenByComments() throws Exception {
        try (TestingServer server = serverWithRun(new StreamTimings(Duration.ofMillis(20), LONG));
                TestingWatcher watcher = watch(server, 64 * 1024)) {
            assertThat(watcher.next()).isEqualTo(COMMENT);
            assertThat(watcher.next()).isEqualTo(COMMENT);

            eventsOf(server).emit(TOKEN);
            String event = watcher.next();
            while (event.equals(COMMENT)) {
                event = watcher.next();
            }
            assertThat(event).startsWith("id: 1\n");
            assertThat(watcher.next()).isEqualTo(COMMENT);
        }
    }

    @Test
    void readerWhoIsStuckStopsItsStreamOnlyAndIsDisconnected() throws Exception {
        try (TestingServer server = serverWithRun(new StreamTimings(LONG, Duration.ofSeconds(2)));
                TestingWatcher stuck = watch(server, 4096);
                TestingWatcher other = watch(server, 64 * 1024)) {
            TestingEvents events = eventsOf(server);
            CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> rest(other));
            TestingEvents.TestingSubscription ofStuck = events.subscriptions.get(0);
            TestingEvents.TestingSubscription ofOther = events.subscriptions.get(1);

            int emitted = emitUntilStuck(events, ofStuck);
            Awaitility.await().until(() -> ofOther.position.get() == emitted);
            assertThat(ofStuck.wantsMore()).isFalse();

            Awaitility.await().until(() -> ofStuck.cancelled);
            assertThat(server.openStreams()).isEqualTo(1);
            events.complete();
            assertThat(lastId(read.get(30, TimeUnit.SECONDS))).isEqualTo(emitted);
            // What was on its way still arrives, and is whole: its last id is where to resume.
            String late = stuck.rest();
            assertThat(lastId(late)).isLessThan(emitted);
            assertThat(late.endsWith(frameOf(lastId(late)))).isTrue();
        }
    }

    @Test
    void readerWhoWasSlowCatchesUp() throws Exception {
        try (TestingServer server = serverWithRun(new StreamTimings(LONG, LONG));
                TestingWatcher slow = watch(server, 4096)) {
            TestingEvents events = eventsOf(server);
            int emitted = emitUntilStuck(events, events.onlySubscription());
            events.complete();

            String all = slow.rest();
            assertThat(all.lines().filter(line -> line.startsWith("id: ")))
                    .hasSize(emitted)
                    .doesNotHaveDuplicates();
            assertThat(lastId(all)).isEqualTo(emitted);
        }
    }

    @Test
    void watcherWhoLeavesIsForgotten() throws Exception {
        try (TestingServer server = serverWithRun(new StreamTimings(Duration.ofMillis(20), LONG));
                TestingWatcher watcher = watch(server, 64 * 1024)) {
            assertThat(watcher.next()).isEqualTo(COMMENT);
            watcher.leave();

            Awaitility.await().until(() -> eventsOf(server).onlySubscription().cancelled);
            Awaitility.await().until(() -> server.openStreams() == 0);
        }
    }

    @Test
    void watchersHaveNoThreads() throws Exception {
        int count = 500;
        List<TestingWatcher> watchers = new ArrayList<>();
        try (TestingServer server = serverWithRun(new StreamTimings(LONG, LONG))) {
            watchers.add(TestingWatcher.of(server, PATH));
            int threads = threads();
            while (watchers.size() < count) {
                watchers.add(TestingWatcher.of(server, PATH));
            }
            Awaitility.await().until(() -> eventsOf(server).subscriptions.size() == count);
            assertThat(server.openStreams()).isEqualTo(count);

            eventsOf(server).emit(TOKEN);
            for (TestingWatcher watcher : watchers) {
                assertThat(watcher.next()).startsWith("id: 1\n");
            }
            assertThat(server.send(server.request("/api/v1/agents")).status()).isEqualTo(200);
            Awaitility.await().until(() -> threads() < threads + TestingServer.REQUEST_THREADS + 10);
        } finally {
            for (TestingWatcher watcher : watchers) {
                watcher.close();
            }
        }
    }

    @Test
    void applicationThatStopsEndsAllStreams() throws Exception {
        try (TestingServer server = serverWithRun(new StreamTimings(LONG, LONG));
                TestingWatcher watcher = watch(server, 64 * 1024)) {
            TestingEvents events = eventsOf(server);
            events.emit(TOKEN);
            assertThat(watcher.next()).startsWith("id: 1\n");

            server.undeploy();

            assertThat(watcher.next()).isEmpty();
            assertThat(events.onlySubscription().cancelled).isTrue();
            assertThat(server.openStreams()).isZero();
        }
    }

    private static TestingServer serverWithRun(StreamTimings timings) throws Exception {
        TestingServer server = new TestingServer(timings);
        server.send(server.post("/api/v1/agents/assistant/runs", "{\"input\": \"hi\"}"));
        return server;
    }

    /** A watcher of the run whose stream is open. */
    private static TestingWatcher watch(TestingServer server, int receiveBuffer) throws IOException {
        int before = eventsOf(server).subscriptions.size();
        TestingWatcher watcher = TestingWatcher.of(server, PATH, receiveBuffer);
        Awaitility.await().until(() -> eventsOf(server).subscriptions.size() > before);
        return watcher;
    }

    private static TestingEvents eventsOf(TestingServer server) {
        return server.agents.onlyRun().events;
    }

    /** How many events it took until the reader did not read. */
    private static int emitUntilStuck(TestingEvents events, TestingEvents.TestingSubscription reader) {
        EventBody kibibyte = new TextEvent.Content(new MessageId("m-1"), "x".repeat(1024), 1000);
        int emitted = 0;
        while (emitted - reader.position.get() < 5_000) {
            events.emit(kibibyte);
            emitted++;
        }
        return emitted;
    }

    private static String frameOf(int id) {
        return "id: " + id + "\ndata: {\"type\":\"TEXT_MESSAGE_CONTENT\",\"messageId\":\"m-1\",\"delta\":\""
                + "x".repeat(1024) + "\",\"timestamp\":1000}\n\n";
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static int lastId(String frames) {
        int start = frames.lastIndexOf("id: ") + 4;
        return Integer.parseInt(frames.substring(start, frames.indexOf('\n', start)));
    }

    private static String rest(TestingWatcher watcher) {
        try {
            return watcher.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
