package io.agentee.server.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits for something outside this process, which cannot notify: asks again and again until it holds or the time is up.
 */
public final class Deadline {

    private static final Duration OFTEN = Duration.ofMillis(50);

    private final long end;
    private final Duration pause;

    private Deadline(long end, Duration pause) {
        this.end = end;
        this.pause = pause;
    }

    /**
     * Starts the clock.
     *
     * @param duration how long to wait at most
     * @return the deadline
     */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos(), OFTEN);
    }

    /**
     * Asks less often than every few hundredths of a second, because asking costs something.
     *
     * @param longerPause how long to wait between two questions
     * @return the same deadline
     */
    public Deadline askingEvery(Duration longerPause) {
        return new Deadline(end, longerPause);
    }

    /**
     * Waits until the condition holds.
     *
     * @param condition what to wait for; asked again and again
     * @return whether it held before the deadline
     */
    public boolean await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (hasPassed()) {
                return false;
            }
            pause(pause);
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

    /**
     * Does nothing for a while, before a question is asked again.
     *
     * @param pause how long
     */
    public static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while waiting", interrupted);
        }
    }
}
