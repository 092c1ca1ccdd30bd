package io.agentee.server.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits for something outside this process, which cannot notify: asks again and again until it holds or the time is up.
 */
public final class Deadline {

    private static final long PAUSE_MILLIS = 50;

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /**
     * Starts the clock.
     *
     * @param duration how long to wait at most
     * @return the deadline
     */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /**
     * Waits until the condition holds.
     *
     * @param condition what to wait for; asked every few hundredths of a second
     * @return whether it held before the deadline
     */
    public boolean await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (hasPassed()) {
                return false;
            }
            pause();
        }
        return true;
    }

    /**
     * Tells whether the time is up.
     *
     * @return true from the deadline on
     */
    public boolean hasPassed() {
        return System.nanoTime() - end >= 0;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while waiting", interrupted);
        }
    }
}
