package io.agentee.client.approval;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.client.json.InvalidRequestException;
import io.agentee.client.json.JsonBody;
import io.agentee.client.json.JsonObjectDeserializer;
import io.agentee.client.json.ValidText;
import io.agentee.client.json.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Decides: the body of the call.
 *
 * @param decision what is decided; validation, not the constructor, tells that it is missing
 * @param comment said about it
 * @param arguments put in place of those that were asked for, a JSON object as it was written
 * @param digest of what the approver saw
 * @param remember asks that later calls of the tool need no approval
 */
@Schema(name = "DecideApproval", description = "Decides on an approval")
public record DecideApproval(
        @NotNull(message = "'decision' is required.")
        @Pattern(regexp = "approve|reject", message = "'decision' must be approve or reject.")
        @Schema(
                required = true,
                enumeration = {"approve", "reject"})
        String decision,

        @Schema(
                description = "Recorded, and said to the model when the call is rejected",
                maxLength = MAX_COMMENT,
                examples = "Half of it is enough.")
        Optional<
                        @Size(max = MAX_COMMENT, message = "'comment' must have at most 4000 characters.")
                        @ValidText(notBlank = true, lines = true, message = "'comment' must be text that is not blank.")
                        String>
                comment,

        @Schema(
                type = SchemaType.OBJECT,
                description = "Replaces the arguments as a whole; must match argumentsSchema",
                examples = "{\"order\": \"42\", \"amount\": 5}")
        @JsonDeserialize(contentUsing = JsonObjectDeserializer.class)
        Optional<
                        @Size(max = MAX_ARGUMENTS, message = "'arguments' must have at most 262144 characters.")
                        @ValidText(lines = true, message = "'arguments' must be text that UTF-8 can say.") String>
                arguments,

        @Schema(
                description = "The digest of what the approver saw; without it, whatever is pending is decided on",
                examples = "sha256:1f0c")
        Optional<
                        @Size(max = 128, message = "'digest' must have at most 128 characters.")
                        @ValidText(
                                notBlank = true,
                                message = "'digest' must be text that is not blank, without control characters.")
                        String>
                digest,

        @Schema(description = "Later calls of the tool need no approval")
        Optional<@Valid RememberDecision> remember)
        implements JsonBody {

    private static final int MAX_COMMENT = 4_000;
    private static final int MAX_ARGUMENTS = 262_144;

    // A field that is not there, or null, arrives as null whatever its type says: here it becomes empty.
    @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
    public DecideApproval {
        comment = requireNonNullElse(comment, Optional.empty());
        arguments = requireNonNullElse(arguments, Optional.empty());
        digest = requireNonNullElse(digest, Optional.empty());
        remember = requireNonNullElse(remember, Optional.empty());
    }

    /**
     * The request of a valid body.
     *
     * @throws InvalidRequestException if a rejection has what only an approval can have
     */
    DecisionRequest toRequest() {
        Verdict verdict = decision.equals(Verdict.APPROVE.wireName()) ? Verdict.APPROVE : Verdict.REJECT;
        if (verdict == Verdict.REJECT) {
            requireNothingToExecute();
        }
        return new DecisionRequest(verdict, comment, arguments, digest, remember.map(RememberDecision::toRequest));
    }

    private void requireNothingToExecute() {
        List<Violation> violations = new ArrayList<>();
        arguments.ifPresent(
                edited -> violations.add(Violation.of("arguments", "'arguments' cannot be edited by a rejection.")));
        remember.ifPresent(grant -> violations.add(Violation.of("remember", "A rejection cannot be remembered.")));
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
    }
}
