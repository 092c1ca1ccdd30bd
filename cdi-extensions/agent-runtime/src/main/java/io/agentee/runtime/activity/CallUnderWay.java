package io.agentee.runtime.activity;

import com.google.protobuf.ByteString;
import io.agentee.api.run.RunId;
import io.agentee.runtime.turn.CallFailure;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.ManualActivityCompletionClient;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One attempt of one call, from the moment the worker has it. It is settled once: with an answer, a failure, or by being
 * given up; what comes later is ignored.
 */
abstract class CallUnderWay {

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(2);
    private static final long NEWS_INTERVAL_NANOS = Duration.ofMillis(400).toNanos();

    /** Why a call is given up. */
    enum Reason {
        /** Temporal asks for it: the run was cancelled, or its time is over. */
        CANCELLED,
        /** Temporal no longer waits for it: the run is over, or the call took too long. */
        GONE,
        /** The worker stops. */
        STOPPING
    }

    final CallSite site;
    final ActivityInfo activity;
    private final ManualActivityCompletionClient completion;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean bodyIsOver = new AtomicBoolean();
    // The body and the delivery of its outcome: the call is over when both are.
    private final AtomicInteger parts = new AtomicInteger(2);
    private final long intervalNanos;
    private final AtomicBoolean heartbeatUnanswered = new AtomicBoolean();
    // Until its outcome is delivered: Temporal may be away for a while just then.
    private volatile boolean wanted = true;
    private volatile long lastHeartbeat = System.nanoTime();

    CallUnderWay(CallSite site, ActivityExecutionContext context) {
        this.site = site;
        this.activity = context.getInfo();
        this.completion = context.useLocalManualCompletion();
        Duration third = activity.getHeartbeatTimeout().dividedBy(3);
        this.intervalNanos = (third.compareTo(LONGEST_INTERVAL) < 0 ? third : LONGEST_INTERVAL).toNanos();
    }

    /** Puts the call on the executor. */
    final void begin() {
        if (!site.calls().admit(this)) {
            handOver();
            return;
        }
        try {
            site.executor().execute(this::run);
        } catch (RejectedExecutionException e) {
            handOver();
            bodyOver();
        }
    }

    /** The body. Runs on the executor; must not throw. */
    abstract void run();

    /** Whether the model or the tool has been called. */
    abstract boolean begun();

    /** Gives the call up. Does not block. */
    abstract void abort(Reason reason);

    /** Whether a heartbeat would carry something new. */
    boolean hasNews() {
        return false;
    }

    /** What the next heartbeat carries. */
    Optional<Object> heartbeatDetails() {
        return Optional.empty();
    }

    final ByteString taskToken() {
        return ByteString.copyFrom(activity.getTaskToken());
    }

    /** The id of the call's run. */
    final RunId runId() {
        return new RunId(String.valueOf(activity.getWorkflowId()));
    }

    final String namespace() {
        return activity.getNamespace();
    }

    /** Whether it is time for a heartbeat; if so, the caller sends one and tells {@link #heartbeatAnswered()}. */
    final boolean heartbeatDue() {
        long now = System.nanoTime();
        long interval = hasNews() ? Math.min(intervalNanos, NEWS_INTERVAL_NANOS) : intervalNanos;
        if (!wanted || now - lastHeartbeat < interval || !heartbeatUnanswered.compareAndSet(false, true)) {
            return false;
        }
        lastHeartbeat = now;
        return true;
    }

    final void heartbeatAnswered() {
        heartbeatUnanswered.set(false);
    }

    final void complete(Object answer) {
        if (claim()) {
            deliver(client -> client.complete(answer));
        }
    }

    final void fail(ApplicationFailure failure) {
        if (claim()) {
            deliver(client -> client.fail(withoutTrace(failure)));
        }
    }

    /** Gives the call back, for another worker. */
    final void handOver() {
        fail(handedOver());
    }

    /** Settles the call at once, so that what its body still does comes too late, and tells Temporal without blocking. */
    final void giveUp(Reason reason) {
        switch (reason) {
            case CANCELLED -> giveUp(client -> client.reportCancellation(null));
            case GONE -> giveUp(client -> client.fail(ApplicationFailure.newNonRetryableFailure("gone", "gone")));
            case STOPPING -> {
                ApplicationFailure failure = handedOver();
                giveUp(client -> client.fail(withoutTrace(failure)));
            }
        }
    }

    /** As {@link #giveUp(Reason)}, with an answer. */
    final void giveUpWith(Object answer) {
        giveUp(client -> client.complete(answer));
    }

    /** Does what may block, such as telling Temporal. On this thread if the executor takes nothing any more. */
    final void onExecutor(Runnable action) {
        try {
            site.executor().execute(action);
        } catch (RejectedExecutionException e) {
            action.run();
        }
    }

    /** The body has ended, or does not matter any more. */
    final void bodyOver() {
        if (bodyIsOver.compareAndSet(false, true)) {
            partOver();
        }
    }

    private void giveUp(Consumer<ManualActivityCompletionClient> ending) {
        if (claim()) {
            wanted = false;
            onExecutor(() -> deliver(ending));
        }
    }

    private boolean claim() {
        return settled.compareAndSet(false, true);
    }

    private void deliver(Consumer<ManualActivityCompletionClient> ending) {
        try {
            ending.accept(completion);
        } catch (RuntimeException e) {
            // Temporal does not wait for it any more, or cannot be told: it then notices the missing heartbeats.
            ActivityLog.LOG.notDelivered(e, activity.getWorkflowId(), activity.getActivityType());
        } finally {
            wanted = false;
            partOver();
        }
    }

    private void partOver() {
        if (parts.decrementAndGet() == 0) {
            site.calls().remove(this);
        }
    }

    private ApplicationFailure handedOver() {
        return ApplicationFailure.newNonRetryableFailure(
                "the worker gives the call back", CallFailure.HANDED_OVER, begun(), activity.getAttempt());
    }

    // The place where a failure was made says nothing to anybody who reads the history.
    private static ApplicationFailure withoutTrace(ApplicationFailure failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}
