package io.agentee.api.grant;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.agentee.api.approval.ApprovalId;
import java.util.Optional;

/**
 * Identifies a grant; also the id of its Temporal workflow.
 *
 * @param value the identifier
 */
public record GrantId(@JsonValue String value) {

    private static final String PREFIX = "grant-";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GrantId {
        requireNonNull(value, "value is null");
    }

    /** The grant that was given with the decision on this approval. */
    public static GrantId of(ApprovalId approvalId) {
        return new GrantId(PREFIX + approvalId);
    }

    /** The approval with whose decision it was given; empty when this text identifies no grant. */
    public Optional<ApprovalId> approvalId() {
        return value.startsWith(PREFIX)
                ? Optional.of(new ApprovalId(value.substring(PREFIX.length())))
                        .filter(id -> id.runId().isPresent())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
