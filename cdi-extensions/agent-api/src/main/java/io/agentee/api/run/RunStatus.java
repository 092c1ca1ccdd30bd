package io.agentee.api.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a run stands. */
public enum RunStatus {
    /** It is under way. */
    RUNNING,
    /** It waits for a human's decision. */
    AWAITING_APPROVAL,
    /** It has its answer. */
    COMPLETED,
    /** It ended without an answer. */
    FAILED,
    /** It was cancelled. */
    CANCELLED,
    /** Its time was over. */
    TIMED_OUT;

    /** The status as the HTTP API writes it: {@code timed-out}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status that the HTTP API writes so. */
    public static Optional<RunStatus> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }

    /** Whether the run is over. */
    public boolean finished() {
        return switch (this) {
            case RUNNING, AWAITING_APPROVAL -> false;
            case COMPLETED, FAILED, CANCELLED, TIMED_OUT -> true;
        };
    }

    @JsonCreator
    static RunStatus fromJson(String wireName) {
        return ofWireName(wireName)
                .orElseThrow(() -> new IllegalArgumentException("unknown run status '%s'".formatted(wireName)));
    }
}
