package io.agentee.client.approval;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.agentee.api.grant.GrantRequest;
import io.agentee.api.tool.JsonSchema;
import io.agentee.client.json.ApiJson;
import io.agentee.client.json.JsonBody;
import io.agentee.client.json.JsonObjectDeserializer;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks that later calls of the tool need no approval.
 *
 * @param duration for how long; in this run only, when absent
 * @param limits a schema for the arguments of these calls, as it was written
 */
@Schema(name = "RememberDecision", description = "Later calls of the tool need no approval")
public record RememberDecision(
        @Schema(
                implementation = String.class,
                format = "duration",
                description = "For how long, in all runs of this agent by this requester, at most P90D; in this run"
                        + " only, when absent",
                examples = "PT8H")
        Optional<@ValidGrantTime Duration> duration,

        @Schema(
                type = SchemaType.OBJECT,
                description = "A JSON Schema that the arguments of these calls have to match besides the tool's own",
                examples = "{\"properties\": {\"amount\": {\"maximum\": 50}}}")
        @JsonDeserialize(contentUsing = JsonObjectDeserializer.class)
        Optional<@Size(max = MAX_LIMITS, message = "'limits' must have at most 16384 characters.") String> limits)
        implements JsonBody {

    private static final int MAX_LIMITS = 16_384;

    // A field that is not there, or null, arrives as null whatever its type says: here it becomes empty.
    @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
    public RememberDecision {
        duration = requireNonNullElse(duration, Optional.empty());
        limits = requireNonNullElse(limits, Optional.empty());
    }

    /** What a valid body asks for. */
    GrantRequest toRequest() {
        return new GrantRequest(duration, limits.map(ApiJson::object).map(JsonSchema::new));
    }
}
