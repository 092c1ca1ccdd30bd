package io.agentee.runtime.client;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.agentee.api.run.AgentClientException.NoWorker;
import io.agentee.runtime.lookup.TemporalCalls;
import io.grpc.Deadline;
import io.grpc.Status;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells whether a worker polls a task queue, and waits for one. */
final class WorkerPresence {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 500;

    private final TemporalCalls calls;
    private final ClientLimits limits;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    WorkerPresence(TemporalCalls calls, ClientLimits limits, Clock clock) {
        this.calls = calls;
        this.limits = limits;
        this.clock = clock;
    }

    /** Completes when a worker polls; fails with {@link NoWorker} when none comes in time. */
    CompletableFuture<Void> await(String taskQueue) {
        Instant last = seen.getOrDefault(taskQueue, Instant.MIN);
        if (clock.instant().minus(REMEMBERED).isBefore(last)) {
            return CompletableFuture.completedFuture(null);
        }
        Deadline deadline = Deadline.after(limits.workerWait().toMillis(), MILLISECONDS);
        return lastPoll(taskQueue).thenCompose(poll -> await(taskQueue, poll, poll, deadline));
    }

    /**
     * @param first the last poll when the wait began: a later one comes from a living worker, whatever the clocks of
     *     this machine and of Temporal's say
     */
    private CompletableFuture<Void> await(String taskQueue, Instant first, Instant last, Deadline deadline) {
        Instant now = clock.instant();
        if (last.isAfter(first) || last.isAfter(now.minus(limits.pollerFreshness()))) {
            seen.put(taskQueue, now);
            return CompletableFuture.completedFuture(null);
        }
        if (deadline.isExpired()) {
            return CompletableFuture.failedFuture(new NoWorker(taskQueue));
        }
        long pause = Math.max(1, Math.min(PAUSE_MILLIS, deadline.timeRemaining(MILLISECONDS)));
        return calls.after(pause)
                .thenCompose(elapsed -> lastPoll(taskQueue))
                .thenCompose(poll -> await(taskQueue, first, poll, deadline));
    }

    /** When a worker last began or ended a poll, as far as Temporal remembers; the beginning of time if it does not. */
    private CompletableFuture<Instant> lastPoll(String taskQueue) {
        DescribeTaskQueueRequest request = DescribeTaskQueueRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setTaskQueue(TaskQueue.newBuilder().setName(taskQueue))
                .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                .build();
        return calls.call(TemporalCalls.promptly(), stub -> stub.describeTaskQueue(request))
                .thenApply(WorkerPresence::lastPoll)
                .exceptionallyCompose(failure -> TemporalCalls.is(Status.Code.UNIMPLEMENTED, failure)
                        // Temporal's test server does not know its pollers: nothing can be said against a start.
                        ? CompletableFuture.completedFuture(clock.instant())
                        : CompletableFuture.failedFuture(failure));
    }

    private static Instant lastPoll(DescribeTaskQueueResponse queue) {
        return queue.getPollersList().stream()
                .map(poller -> TemporalCalls.instant(poller.getLastAccessTime()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}
