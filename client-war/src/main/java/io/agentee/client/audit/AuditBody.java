package io.agentee.client.audit;

import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import io.agentee.client.json.JsonBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was asked and decided in a run.
 *
 * @param runId the run
 * @param entries in order
 * @param head the hash of the last entry, as the run keeps it apart from the entries
 */
@Schema(
        name = "Audit",
        description = "What was asked and decided in a run, in a chain of hashes that shows every change")
public record AuditBody(
        @Schema(examples = "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e")
        String runId,

        List<EntryBody> entries,

        @Schema(description = "The hash of the last entry, as the run keeps it apart from the entries")
        String head)
        implements JsonBody {

    static AuditBody of(AuditTrail trail) {
        return new AuditBody(
                trail.runId().value(),
                trail.entries().stream().map(EntryBody::of).toList(),
                trail.head());
    }

    /**
     * One thing that happened.
     *
     * @param sequence its number, from 1
     * @param at when
     * @param action what
     * @param by who
     * @param details more about it
     * @param previous the hash of the entry before
     * @param hash of all of the above
     */
    @Schema(name = "AuditEntry", description = "One thing that happened, chained to what happened before")
    record EntryBody(
            @Schema(examples = "1") int sequence,
            Instant at,

            @Schema(implementation = String.class, examples = "approved")
            AuditAction action,

            @Schema(description = "agentee for what happened by itself", examples = "grace")
            String by,

            Map<String, String> details,

            @Schema(description = "The hash of the entry before; for the first, that of the run's id")
            String previous,

            @Schema(description = "SHA-256 over all of the above, 64 hexadecimal digits")
            String hash) {

        static EntryBody of(AuditEntry entry) {
            return new EntryBody(
                    entry.sequence(),
                    entry.at(),
                    entry.action(),
                    entry.by(),
                    entry.details(),
                    entry.previous(),
                    entry.hash());
        }
    }
}
