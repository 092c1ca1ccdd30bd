package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.agentee.api.run.AgentClientException.NoWorker;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.testing.TestingFrontend;
import io.grpc.Status;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPresenceTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ClientLimits LIMITS = ClientLimits.DEFAULTS.withPollerFreshness(Duration.ofSeconds(15));

    private final TestingFrontend temporal = new TestingFrontend();

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void aWorkerThatPolledRecentlyIsThere() {
        temporal.taskQueue(request -> polledAt(NOON.minusSeconds(14)));

        presence(LIMITS).await("agentee").join();
    }

    @Test
    void nobodyIsThereWhenNobodyPolls() {
        ClientLimits impatient = LIMITS.withWorkerWait(Duration.ZERO);

        assertThatThrownBy(() -> TemporalCalls.join(presence(impatient).await("agentee-7")))
                .isInstanceOf(NoWorker.class)
                .hasMessage("No worker polls the task queue 'agentee-7'.");
    }

    @Test
    void aWorkerThatHasGoneIsNotThereAlthoughTemporalRemembersIt() {
        temporal.taskQueue(request -> polledAt(NOON.minusSeconds(60)));

        assertThatThrownBy(() -> TemporalCalls.join(
                        presence(LIMITS.withWorkerWait(Duration.ZERO)).await("agentee")))
                .isInstanceOf(NoWorker.class);
    }

    @Test
    void aWorkerThatComesMeanwhileIsAwaited() {
        AtomicInteger asked = new AtomicInteger();
        temporal.taskQueue(request ->
                asked.getAndIncrement() < 2 ? DescribeTaskQueueResponse.getDefaultInstance() : polledAt(NOON));

        presence(LIMITS).await("agentee").join();

        assertThat(asked).hasValue(3);
    }

    @Test
    void aPollThatBeginsMeanwhileCountsWhateverTheClocksSay() {
        Instant behind = NOON.minus(Duration.ofHours(1));
        AtomicInteger asked = new AtomicInteger();
        temporal.taskQueue(request -> polledAt(behind.plusSeconds(asked.getAndIncrement())));

        presence(LIMITS).await("agentee").join();

        assertThat(asked).hasValue(2);
    }

    @Test
    void aWorkerThatWasSeenIsNotLookedForAgainAtOnce() {
        temporal.taskQueue(request -> polledAt(NOON));
        WorkerPresence presence = presence(LIMITS);
        presence.await("agentee").join();
        presence.await("agentee").join();

        assertThat(temporal.answered()).isEqualTo(1);
    }

    @Test
    void aServerThatCannotTellSaysNothingAgainstAStart() {
        temporal.failNext(Status.UNIMPLEMENTED);

        presence(LIMITS).await("agentee").join();
    }

    private WorkerPresence presence(ClientLimits limits) {
        return new WorkerPresence(temporal.calls(), limits, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static DescribeTaskQueueResponse polledAt(Instant time) {
        return DescribeTaskQueueResponse.newBuilder()
                .addPollers(PollerInfo.newBuilder()
                        .setLastAccessTime(Timestamp.newBuilder().setSeconds(time.getEpochSecond())))
                .build();
    }
}
