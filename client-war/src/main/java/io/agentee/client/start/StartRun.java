package io.agentee.client.start;

import static java.util.Objects.requireNonNullElse;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunRequest;
import io.agentee.client.json.JsonBody;
import io.agentee.client.json.ValidText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks for a run: the body of the call.
 *
 * @param input what the user says; validation, not the constructor, tells that it is missing
 * @param conversationId the conversation that the run belongs to
 * @param metadata the caller's own labels
 * @param timeout active time, in place of the agent's
 */
@Schema(name = "StartRun", description = "Asks for a run")
public record StartRun(
        @NotNull(message = "'input' is required.")
        @ValidText(notBlank = true, lines = true, message = "'input' must be text that is not blank.")
        @Schema(
                description = "What the user says, at most 1 MiB in UTF-8",
                required = true,
                examples = "Refund order 42")
        String input,

        @Schema(description = "The conversation that the run belongs to", examples = "c-7", maxLength = 128)
        Optional<
                        @Size(max = 128, message = "'conversationId' must have at most 128 characters.")
                        @ValidText(
                                notBlank = true,
                                message =
                                        "'conversationId' must be text that is not blank, without control characters.")
                        String>
                conversationId,

        @Size(max = 32, message = "'metadata' must have at most 32 entries.")
        @Schema(description = "The caller's own labels, at most 32", examples = "{\"tenant\": \"acme\"}")
        Map<
                        @Size(min = 1, max = 64, message = "A name in 'metadata' must have 1 to 64 characters.")
                        @ValidText(message = "A name in 'metadata' must be text without control characters.") String,
                        @NotNull(message = "A value in 'metadata' must be a string.")
                        @Size(max = 512, message = "A value in 'metadata' must have at most 512 characters.")
                        @ValidText(
                                lines = true,
                                message = "A value in 'metadata' must be text without control characters.")
                        String>
                metadata,

        @Schema(
                implementation = String.class,
                format = "duration",
                description = "Active time in place of the agent's, ISO-8601, more than 0 and at most P365D",
                examples = "PT5M")
        Optional<@ValidTimeout Duration> timeout)
        implements JsonBody {

    // A field that is not there, or null, arrives as null whatever its type says: here it becomes empty.
    @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
    public StartRun {
        conversationId = requireNonNullElse(conversationId, Optional.empty());
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNullElse(metadata, Map.of())));
        timeout = requireNonNullElse(timeout, Optional.empty());
    }

    /** The request of a valid body. */
    RunRequest toRequest(AgentName agent, Caller caller, Optional<String> idempotencyKey) {
        return new RunRequest(agent, input, caller, conversationId, metadata, timeout, idempotencyKey);
    }
}
