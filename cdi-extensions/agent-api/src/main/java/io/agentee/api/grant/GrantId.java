package io.agentee.api.grant;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.agentee.api.approval.ApprovalId;

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

    @Override
    public String toString() {
        return value;
    }
}
