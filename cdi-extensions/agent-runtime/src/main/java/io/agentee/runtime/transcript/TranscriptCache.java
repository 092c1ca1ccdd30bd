package io.agentee.runtime.transcript;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The transcripts that this worker's workflows have at hand, by Temporal's run id: that one is new after a reset or a
 * continue-as-new, so an entry never mixes two histories. Holds the workflows' own transcripts, not copies; what was not
 * used for longest goes first when there is too much.
 */
public final class TranscriptCache {

    private final long maxBytes;
    private final Map<String, Transcript> transcripts = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param maxBytes bytes of all transcripts together, as JSON; 0 keeps none
     */
    public TranscriptCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Makes a transcript known, in place of an earlier one of the same run. */
    public synchronized void put(String temporalRunId, Transcript transcript) {
        if (maxBytes == 0) {
            return;
        }
        transcripts.put(temporalRunId, transcript);
        evict();
    }

    /** Forgets a transcript, unless another has taken its place. */
    public synchronized void remove(String temporalRunId, Transcript transcript) {
        transcripts.remove(temporalRunId, transcript);
    }

    /** The transcript of this run, when it has at least so many messages. */
    public synchronized Optional<Transcript> find(String temporalRunId, int messageCount) {
        return Optional.ofNullable(transcripts.get(temporalRunId)).filter(known -> known.size() >= messageCount);
    }

    private void evict() {
        long bytes = transcripts.values().stream().mapToLong(Transcript::bytes).sum();
        Iterator<Transcript> eldest = transcripts.values().iterator();
        while (bytes > maxBytes && eldest.hasNext()) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }
}
