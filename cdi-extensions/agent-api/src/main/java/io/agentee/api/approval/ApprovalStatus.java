package io.agentee.api.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an approval stands. All but {@link #PENDING} are final. */
public enum ApprovalStatus {
    /** It waits for a decision, or for further ones. */
    PENDING,
    /** The call may be executed. */
    APPROVED,
    /** The call is not executed; the model reads why. */
    REJECTED,
    /** Nobody decided in time; the call is not executed. */
    EXPIRED,
    /** The run ended before anybody decided. */
    CANCELLED;

    /** The status as the HTTP API writes it. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status that the HTTP API writes so. */
    public static Optional<ApprovalStatus> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }

    @JsonCreator
    static ApprovalStatus fromJson(String wireName) {
        return ofWireName(wireName)
                .orElseThrow(() -> new IllegalArgumentException("unknown approval status '%s'".formatted(wireName)));
    }
}
