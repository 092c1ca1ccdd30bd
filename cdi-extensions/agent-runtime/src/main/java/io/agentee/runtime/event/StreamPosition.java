package io.agentee.runtime.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.event.EventId;
import io.agentee.api.run.RunId;
import io.agentee.runtime.fingerprint.CanonicalJson;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a watcher stands in the stream of a run: how far it has seen the run itself, and each sub-run that is under way where
 * it stands. What it has seen of a sub-run that is over, follows from how far it has seen the run that began it.
 *
 * @param own of the last event of the run itself
 * @param subRuns of the last event of each sub-run under way, by what its id has more than that of the run
 */
public record StreamPosition(EventPosition own, SortedMap<String, EventPosition> subRuns) {

    /** Before the first event. */
    public static final StreamPosition BEGINNING = of(EventPosition.BEGINNING);

    private static final String SUB_RUN = "((?:\\.\\d{1,9}\\.\\d{1,9})+)-(" + EventPosition.FIELDS + ")";
    private static final Pattern EACH_SUB_RUN = Pattern.compile(SUB_RUN);

    // Then a check: the identifier of an event of one run is none of another.
    private static final Pattern ID =
            Pattern.compile("(" + EventPosition.FIELDS + ")((?:" + SUB_RUN + ")*)([0-9a-f]{8})");
    private static final int CHECK_BYTES = 4;

    public StreamPosition {
        requireNonNull(own, "own is null");
        requireNonNull(subRuns, "subRuns is null");
        subRuns = Collections.unmodifiableSortedMap(new TreeMap<>(subRuns));
    }

    /** A position while no sub-run is under way. */
    public static StreamPosition of(EventPosition own) {
        return new StreamPosition(own, Collections.emptySortedMap());
    }

    /** The position of an event in the stream of this run; empty when the identifier is none of this stream's. */
    public static Optional<StreamPosition> of(RunId runId, EventId id) {
        if (id.equals(EventId.BEGINNING)) {
            return Optional.of(BEGINNING);
        }
        Matcher parts = ID.matcher(id.value());
        if (!parts.matches()) {
            return Optional.empty();
        }
        SortedMap<String, EventPosition> subRuns = new TreeMap<>();
        Matcher each = EACH_SUB_RUN.matcher(parts.group(2));
        while (each.find()) {
            subRuns.put(each.group(1), EventPosition.ofFields(each.group(2)));
        }
        StreamPosition position = new StreamPosition(EventPosition.ofFields(parts.group(1)), subRuns);
        return Optional.of(position).filter(read -> read.id(runId).equals(id));
    }

    /** The identifier that watchers of this run know the event by. They sort as text as the positions come. */
    public EventId id(RunId runId) {
        StringBuilder text = new StringBuilder(own.fields());
        for (Map.Entry<String, EventPosition> subRun : subRuns.entrySet()) {
            text.append(subRun.getKey()).append('-').append(subRun.getValue().fields());
        }
        byte[] digest = CanonicalJson.sha256(runId + " " + text);
        return new EventId(
                text.append(HexFormat.of().formatHex(digest, 0, CHECK_BYTES)).toString());
    }

    /**
     * The same with another event of the run itself, or of a sub-run.
     *
     * @param of the run itself
     * @param runId the run itself or the sub-run
     * @param event the identifier of the event in the stream of that run alone
     */
    public StreamPosition with(RunId of, RunId runId, EventId event) {
        return with(
                of,
                runId,
                EventPosition.ofFields(event.value().substring(0, own.fields().length())));
    }

    /** The same, where a sub-run has begun. */
    public StreamPosition withBegun(RunId of, RunId subRun) {
        return with(of, subRun, EventPosition.BEGINNING);
    }

    /** The same, where a sub-run is over. */
    public StreamPosition without(RunId of, RunId subRun) {
        SortedMap<String, EventPosition> left = new TreeMap<>(subRuns);
        left.remove(key(of, subRun));
        return new StreamPosition(own, left);
    }

    private StreamPosition with(RunId of, RunId runId, EventPosition position) {
        if (runId.equals(of)) {
            return new StreamPosition(position, subRuns);
        }
        SortedMap<String, EventPosition> changed = new TreeMap<>(subRuns);
        changed.put(key(of, runId), position);
        return new StreamPosition(own, changed);
    }

    private static String key(RunId of, RunId subRun) {
        return subRun.value().substring(of.value().length());
    }
}
