package io.agentee.api.audit;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked and decided in a run, in order.
 *
 * @param runId the run
 * @param entries what happened
 * @param head the hash of the last entry as the run itself keeps it, apart from the entries
 */
public record AuditTrail(RunId runId, List<AuditEntry> entries, String head) {

    public AuditTrail {
        requireNonNull(runId, "runId is null");
        requireNonNull(entries, "entries is null");
        requireNonNull(head, "head is null");
        entries = List.copyOf(entries);
    }

    /** The trail of a run in which nothing has happened yet. */
    public static AuditTrail of(RunId runId) {
        return new AuditTrail(runId, List.of(), beginning(runId));
    }

    /** The trail with one more entry. */
    public AuditTrail with(Instant at, AuditAction action, String by, Map<String, String> details) {
        AuditEntry entry = AuditEntry.chained(entries.size() + 1, head, at, action, by, details);
        List<AuditEntry> longer = new ArrayList<>(entries);
        longer.add(entry);
        return new AuditTrail(runId, longer, entry.hash());
    }

    /** What is wrong with it, for a reader; empty when nothing has been changed, added, moved or left out. */
    public Optional<String> fault() {
        String previous = beginning(runId);
        int sequence = 0;
        for (AuditEntry entry : entries) {
            sequence++;
            if (entry.sequence() != sequence) {
                return Optional.of("Entry %d has the number %d.".formatted(sequence, entry.sequence()));
            }
            if (!entry.previous().equals(previous)) {
                return Optional.of("Entry %d does not follow on the entry before it.".formatted(sequence));
            }
            if (!entry.intact()) {
                return Optional.of("Entry %d was changed: its hash is not that of what it says.".formatted(sequence));
            }
            previous = entry.hash();
        }
        return previous.equals(head)
                ? Optional.empty()
                : Optional.of("The last of the %d entries is not the last one of the run.".formatted(sequence));
    }

    private static String beginning(RunId runId) {
        return AuditEntry.sha256(runId.value());
    }
}
