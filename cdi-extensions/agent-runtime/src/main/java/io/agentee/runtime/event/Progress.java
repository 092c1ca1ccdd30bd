package io.agentee.runtime.event;

/**
 * How far one of the two texts of an answer has come, as one number that only grows: how many characters have been told,
 * and what has been told since. A text may be ended and begun again, as when a model thinks, speaks, and thinks again.
 *
 * @param code sixteen times the UTF-16 code units that were told, and what was told after them
 */
record Progress(int code) {

    private static final int STEPS = 16;
    private static final int STARTED = 1;
    private static final int OPEN = 2;
    private static final int MESSAGE_ENDED = 3;
    private static final int ENDED = 4;
    private static final int STARTED_AGAIN = 6;
    private static final int OPEN_AGAIN = 7;
    private static final int MESSAGE_ENDED_AGAIN = 8;
    private static final int ENDED_AGAIN = 9;
    private static final int SUPERSEDED = 10;

    /** The characters that were told. */
    int characters() {
        return code / STEPS;
    }

    /** Nothing was told. */
    boolean untold() {
        return code == 0;
    }

    /** A message is open: there may be more characters. */
    boolean open() {
        return step() == OPEN || step() == OPEN_AGAIN;
    }

    /** The message has ended, the span around it has not. */
    boolean messageOver() {
        return step() == MESSAGE_ENDED || step() == MESSAGE_ENDED_AGAIN;
    }

    /** A span is open, whatever of its message. */
    boolean spanOpen() {
        return open() || messageOver() || step() == STARTED || step() == STARTED_AGAIN;
    }

    /** It was begun again, and no character was told since. */
    boolean begunAgain() {
        return step() == STARTED_AGAIN || step() == OPEN_AGAIN;
    }

    boolean isEnded() {
        return step() == ENDED || step() == ENDED_AGAIN;
    }

    boolean superseded() {
        return step() == SUPERSEDED;
    }

    Progress spanStarted() {
        return at(untold() ? STARTED : STARTED_AGAIN);
    }

    Progress opened() {
        return at(step() == STARTED_AGAIN ? OPEN_AGAIN : OPEN);
    }

    Progress told(int characters) {
        return new Progress((characters() + characters) * STEPS + OPEN);
    }

    Progress messageEnded() {
        return at(begunAgain() ? MESSAGE_ENDED_AGAIN : MESSAGE_ENDED);
    }

    Progress ended() {
        return at(step() > ENDED ? ENDED_AGAIN : ENDED);
    }

    Progress asSuperseded() {
        return at(SUPERSEDED);
    }

    private int step() {
        return code % STEPS;
    }

    private Progress at(int step) {
        return new Progress(characters() * STEPS + step);
    }
}
