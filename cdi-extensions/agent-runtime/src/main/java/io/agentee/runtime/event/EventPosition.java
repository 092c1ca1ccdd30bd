package io.agentee.runtime.event;

import io.agentee.api.event.EventId;
import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece.Channel;
import java.util.Comparator;

/**
 * Where an event stands in the stream of its run. It follows from what the run has said, and not from how that travelled:
 * whoever tells the stream again, from whatever is left of it, finds the place.
 *
 * @param call how many messages the model call was told that the event belongs to: the run's turns in their order
 * @param stage within the turn: 0 at its beginning, then the number of the attempt that streams, then {@link #FACTS}
 * @param reasoning how far the attempt's reasoning has come, a {@link Progress#code}; elsewhere a number that counts up
 * @param text how far the attempt's text has come, a {@link Progress#code}
 */
public record EventPosition(int call, int stage, int reasoning, int text) implements Comparable<EventPosition> {

    /** Before the first event. */
    public static final EventPosition BEGINNING = new EventPosition(0, 0, 0, 0);

    /** The first event. */
    static final EventPosition RUN_STARTED = new EventPosition(0, 0, 1, 0);

    /** The stage of what follows from a complete answer: tool calls, their results, the end of the turn. */
    static final int FACTS = 10_000;

    /** Within the run: after its last turn. */
    static final int END_OF_RUN = 1_000_000;

    /** The last event. */
    static final EventPosition RUN_OVER = new EventPosition(END_OF_RUN, 0, 1, 0);

    /** The fields as text: digits of base 32 that sort as text as they do as numbers, in fields of fixed width. */
    static final String FIELDS = "[0-9a-v]{17}";

    private static final int[] WIDTHS = {4, 3, 5, 5};
    private static final int RADIX = 32;

    private static final Comparator<EventPosition> STAGES =
            Comparator.comparingInt(EventPosition::call).thenComparingInt(EventPosition::stage);
    private static final Comparator<EventPosition> ORDER =
            STAGES.thenComparingInt(EventPosition::reasoning).thenComparingInt(EventPosition::text);

    /** The beginning of an attempt's stream. */
    static EventPosition attempt(int call, int attempt) {
        return new EventPosition(call, Math.min(attempt, FACTS - 1), 0, 0);
    }

    /** The position that these fields are of. */
    static EventPosition ofFields(String fields) {
        int[] numbers = new int[WIDTHS.length];
        int begin = 0;
        for (int i = 0; i < WIDTHS.length; i++) {
            numbers[i] = Integer.parseInt(fields.substring(begin, begin + WIDTHS[i]), RADIX);
            begin += WIDTHS[i];
        }
        return new EventPosition(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** The position as text; the fields of all positions have the same length. */
    String fields() {
        return digits(call, WIDTHS[0])
                + digits(stage, WIDTHS[1])
                + digits(reasoning, WIDTHS[2])
                + digits(text, WIDTHS[3]);
    }

    /** The identifier that watchers of this run know the event by while no sub-run is under way. */
    public EventId id(RunId runId) {
        return StreamPosition.of(this).id(runId);
    }

    @Override
    public int compareTo(EventPosition other) {
        return ORDER.compare(this, other);
    }

    /** Compares the stages alone. */
    int compareStage(EventPosition other) {
        return STAGES.compare(this, other);
    }

    /** Whether whoever stands at the other position has seen all that stands here. */
    public boolean isSeenFrom(EventPosition other) {
        int stages = compareStage(other);
        return stages < 0 || (stages == 0 && reasoning <= other.reasoning && text <= other.text);
    }

    /** Whether an attempt streams here. */
    boolean streaming() {
        return stage > 0 && stage < FACTS;
    }

    /** Whether it is that of the last event. */
    public boolean isEnd() {
        return call == END_OF_RUN;
    }

    /** Where the next fact of the turn stands. */
    EventPosition nextFact() {
        return stage == FACTS ? new EventPosition(call, FACTS, reasoning + 1, 0) : new EventPosition(call, FACTS, 1, 0);
    }

    Progress progress(Channel channel) {
        return new Progress(channel == Channel.REASONING ? reasoning : text);
    }

    EventPosition with(Channel channel, Progress progress) {
        return channel == Channel.REASONING
                ? new EventPosition(call, stage, progress.code(), text)
                : new EventPosition(call, stage, reasoning, progress.code());
    }

    private static String digits(int number, int width) {
        String digits = Integer.toString(number, RADIX);
        return "0".repeat(width - digits.length()) + digits;
    }
}
