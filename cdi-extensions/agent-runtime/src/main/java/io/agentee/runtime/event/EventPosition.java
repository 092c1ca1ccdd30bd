package io.agentee.runtime.event;

import io.agentee.api.event.EventId;
import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.runtime.fingerprint.CanonicalJson;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    // Digits of base 32 that sort as text as they do as numbers, in fields of fixed width; then a check.
    private static final Pattern ID =
            Pattern.compile("([0-9a-v]{4})([0-9a-v]{3})([0-9a-v]{5})([0-9a-v]{5})([0-9a-f]{8})");
    private static final int RADIX = 32;
    private static final int CHECK_BYTES = 4;

    private static final Comparator<EventPosition> STAGES =
            Comparator.comparingInt(EventPosition::call).thenComparingInt(EventPosition::stage);
    private static final Comparator<EventPosition> ORDER =
            STAGES.thenComparingInt(EventPosition::reasoning).thenComparingInt(EventPosition::text);

    /** The beginning of an attempt's stream. */
    static EventPosition attempt(int call, int attempt) {
        return new EventPosition(call, Math.min(attempt, FACTS - 1), 0, 0);
    }

    /** The position of an event of this run; empty when the identifier is none of the run's. */
    public static Optional<EventPosition> of(RunId runId, EventId id) {
        if (id.equals(EventId.BEGINNING)) {
            return Optional.of(BEGINNING);
        }
        Matcher fields = ID.matcher(id.value());
        if (!fields.matches()) {
            return Optional.empty();
        }
        EventPosition position = new EventPosition(
                number(fields.group(1)), number(fields.group(2)), number(fields.group(3)), number(fields.group(4)));
        return Optional.of(position).filter(read -> read.id(runId).equals(id));
    }

    /** The identifier that watchers of this run know the event by. */
    public EventId id(RunId runId) {
        String fields = digits(call, 4) + digits(stage, 3) + digits(reasoning, 5) + digits(text, 5);
        byte[] digest = CanonicalJson.sha256(runId + " " + fields);
        return new EventId(fields + HexFormat.of().formatHex(digest, 0, CHECK_BYTES));
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

    Progress progress(Channel channel) {
        return new Progress(channel == Channel.REASONING ? reasoning : text);
    }

    EventPosition with(Channel channel, Progress progress) {
        return channel == Channel.REASONING
                ? new EventPosition(call, stage, progress.code(), text)
                : new EventPosition(call, stage, reasoning, progress.code());
    }

    private static int number(String digits) {
        return Integer.parseInt(digits, RADIX);
    }

    private static String digits(int number, int width) {
        String digits = Integer.toString(number, RADIX);
        return "0".repeat(width - digits.length()) + digits;
    }
}
