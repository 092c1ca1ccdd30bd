package io.agentee.runtime.activity;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The calls that this worker is making. Opened once, stopped once. */
public final class CallsUnderWay {

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Set<CallUnderWay> calls = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean stopping;

    /** How many calls there are. */
    public int count() {
        return calls.size();
    }

    /**
     * Takes no more calls, gives those under way so much time to end, and then gives them up: calls that may be repeated
     * are handed over to another worker, the outcome of others is unknown. Blocks until the last one has ended, or for
     * the grace and two seconds.
     */
    public void stop(Duration grace) {
        lock.lock();
        try {
            stopping = true;
            awaitNone(grace);
        } finally {
            lock.unlock();
        }
        all().forEach(call -> call.abort(CallUnderWay.Reason.STOPPING));
        lock.lock();
        try {
            awaitNone(LAST_WORDS);
        } finally {
            lock.unlock();
        }
    }

    boolean admit(CallUnderWay call) {
        lock.lock();
        try {
            return !stopping && calls.add(call);
        } finally {
            lock.unlock();
        }
    }

    void remove(CallUnderWay call) {
        lock.lock();
        try {
            calls.remove(call);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<CallUnderWay> all() {
        return List.copyOf(calls);
    }

    private void awaitNone(Duration time) {
        long left = time.toNanos();
        try {
            while (!calls.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
