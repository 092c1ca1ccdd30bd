package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;

import io.agentee.api.audit.AuditEntry;
import java.util.List;

/**
 * A part of a run's audit trail, small enough for one answer of a query.
 *
 * @param entries the entries of this page
 * @param total how many entries the trail has
 * @param head the hash of the last entry of the trail
 */
public record AuditPage(List<AuditEntry> entries, int total, String head) {

    public AuditPage {
        requireNonNull(entries, "entries is null");
        requireNonNull(head, "head is null");
        entries = List.copyOf(entries);
    }
}
