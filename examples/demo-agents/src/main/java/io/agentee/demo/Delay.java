package io.agentee.demo;

import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolCallContext;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wait that a call of a demo tool asks for; ends early when the call is cancelled. */
final class Delay {

    private Delay() {}

    /**
     * @throws CancellationException if the call was cancelled meanwhile
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    static void await(Optional<Long> milliseconds, ToolCallContext call) throws InterruptedException {
        long delay = milliseconds.orElse(0L);
        if (delay < 0) {
            throw new ToolArgumentException("delayMs must be 0 or more, not " + delay);
        }
        if (delay == 0) {
            return;
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        call.onCancellation(cancelled::countDown);
        if (cancelled.await(delay, TimeUnit.MILLISECONDS)) {
            throw new CancellationException("the call was cancelled");
        }
    }
}
