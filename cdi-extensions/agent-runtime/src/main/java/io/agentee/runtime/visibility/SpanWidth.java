package io.agentee.runtime.visibility;

import java.time.Duration;

/**
 * The width of a span, searched for the one that holds enough but not too much.
 *
 * @param millis how wide the span is
 * @param tooFew the widest width that was too small
 * @param tooMany the narrowest width that was too large, or all of the list
 * @param all the width of all of the list
 * @param guess what to try first when all of the list is too large
 * @param tries how many widths may still be tried
 */
record SpanWidth(long millis, long tooFew, long tooMany, long all, long guess, int tries) {

    static final long FIRST_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int MOST_TRIES = 40;
    private static final int STEP = 4;

    static SpanWidth whole(long all) {
        return new SpanWidth(all, 0, all, all, FIRST_MILLIS, MOST_TRIES);
    }

    SpanWidth withGuess(long newGuess) {
        return new SpanWidth(millis, tooFew, tooMany, all, newGuess, tries);
    }

    boolean isWhole() {
        return millis >= all;
    }

    boolean canShrink() {
        return tries > 0 && millis > tooFew + 1;
    }

    SpanWidth smaller() {
        long narrower = tooFew > 0 || millis <= STEP
                ? (tooFew + millis) / 2
                : isWhole() ? Math.min(guess, millis / 2) : millis / STEP;
        return new SpanWidth(narrower, tooFew, millis, all, guess, tries - 1);
    }

    SpanWidth larger() {
        long wider = tries > 0 ? Math.min(millis * STEP, (millis + tooMany + 1) / 2) : tooMany;
        return new SpanWidth(Math.max(wider, millis + 1), millis, tooMany, all, guess, tries - 1);
    }

    /** For what is left of the list behind this span: the first guess is the width that was right for it. */
    SpanWidth next(long rest) {
        return new SpanWidth(Math.min(millis, rest), 0, rest, rest, guess, MOST_TRIES);
    }
}
