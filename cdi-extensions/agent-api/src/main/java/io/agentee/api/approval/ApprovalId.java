package io.agentee.api.approval;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.agentee.api.run.RunId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies an approval: the run that asks, and the tool call in its transcript that it asks for.
 *
 * @param value the identifier
 */
public record ApprovalId(@JsonValue String value) {

    private static final Pattern PARTS = Pattern.compile("(.+)\\.(\\d{1,9}\\.\\d{1,9})");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApprovalId {
        requireNonNull(value, "value is null");
    }

    /**
     * The approval of a tool call.
     *
     * @param messageIndex the message of the transcript that asks for the call
     * @param callIndex which of that message's calls it is
     */
    public static ApprovalId of(RunId runId, int messageIndex, int callIndex) {
        return new ApprovalId("%s.%d.%d".formatted(runId, messageIndex, callIndex));
    }

    /** The run that asks; empty when this text identifies no approval. */
    public Optional<RunId> runId() {
        return parts().map(parts -> new RunId(parts.group(1)));
    }

    /** What tells it from the other approvals of its run; empty when this text identifies no approval. */
    public Optional<String> withinRun() {
        return parts().map(parts -> parts.group(2));
    }

    private Optional<Matcher> parts() {
        return Optional.of(PARTS.matcher(value)).filter(Matcher::matches).filter(parts -> !parts.group(1)
                .isBlank());
    }

    @Override
    public String toString() {
        return value;
    }
}
