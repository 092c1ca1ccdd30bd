package io.agentee.api.tool;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What repeating a tool call would do. */
public enum ToolEffect {
    /** Changes nothing: retried after a failure or a lost worker. */
    @JsonProperty("read-only")
    READ_ONLY,
    /** A repetition with the same idempotency key changes nothing more: retried after a failure or a lost worker. */
    @JsonProperty("idempotent")
    IDEMPOTENT,
    /** Must not be repeated: never retried. When the outcome is unknown, the model is told so. */
    @JsonProperty("once")
    ONCE
}
