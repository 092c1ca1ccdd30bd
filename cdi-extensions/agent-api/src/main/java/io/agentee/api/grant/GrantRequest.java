package io.agentee.api.grant;

import static java.util.Objects.requireNonNull;

import io.agentee.api.tool.JsonSchema;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks that later calls of a tool need no approval.
 *
 * @param duration for how long, in all runs of the same agent by the same requester; only in this run when empty
 * @param limits a schema that the arguments of those calls have to match besides the tool's own; none when empty
 */
public record GrantRequest(Optional<Duration> duration, Optional<JsonSchema> limits) {

    /** The longest time that a grant may be given for. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /**
     * @throws IllegalArgumentException if the duration is not positive, or over 90 days
     */
    public GrantRequest {
        requireNonNull(duration, "duration is null");
        requireNonNull(limits, "limits is null");
        duration.ifPresent(GrantRequest::requireInRange);
    }

    /** For this run, whatever the arguments. */
    public static GrantRequest forThisRun() {
        return new GrantRequest(Optional.empty(), Optional.empty());
    }

    /** For some time, whatever the arguments. */
    public static GrantRequest forTime(Duration duration) {
        return new GrantRequest(Optional.of(duration), Optional.empty());
    }

    /** The same for arguments that match this schema. */
    public GrantRequest within(JsonSchema newLimits) {
        return new GrantRequest(duration, Optional.of(newLimits));
    }

    private static void requireInRange(Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "duration must be more than zero and at most %s, not %s".formatted(LONGEST, duration));
        }
    }
}
