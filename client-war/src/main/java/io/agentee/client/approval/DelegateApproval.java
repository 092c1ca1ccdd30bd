package io.agentee.client.approval;

import static java.util.Objects.requireNonNullElse;

import io.agentee.api.approval.Approvers;
import io.agentee.client.json.InvalidRequestException;
import io.agentee.client.json.JsonBody;
import io.agentee.client.json.ValidText;
import io.agentee.client.json.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Hands an approval to others: the body of the call.
 *
 * @param roles whoever has one of these may decide
 * @param names these may decide
 */
@Schema(name = "DelegateApproval", description = "Hands an approval to others: at least one role or person")
public record DelegateApproval(
        @Size(max = MAX_APPROVERS, message = "'roles' must have at most 20 entries.")
        @Schema(description = "Whoever has one of these roles may decide", examples = "[\"finance\"]")
        List<
                        @NotNull(message = "A role must be a string.")
                        @Size(max = MAX_NAME, message = "A role must have at most 128 characters.")
                        @ValidText(
                                notBlank = true,
                                message = "A role must be text that is not blank, without control characters.")
                        String>
                roles,

        @Size(max = MAX_APPROVERS, message = "'names' must have at most 20 entries.")
        @Schema(description = "These people may decide", examples = "[\"alan\"]")
        List<
                        @NotNull(message = "A name must be a string.")
                        @Size(max = MAX_NAME, message = "A name must have at most 128 characters.")
                        @ValidText(
                                notBlank = true,
                                message = "A name must be text that is not blank, without control characters.")
                        String>
                names)
        implements JsonBody {

    private static final int MAX_APPROVERS = 20;
    private static final int MAX_NAME = 128;

    // A field that is not there, or null, arrives as null whatever its type says: here it becomes empty.
    @SuppressWarnings("NullAway")
    public DelegateApproval {
        roles = requireNonNullElse(roles, List.of());
        names = requireNonNullElse(names, List.of());
    }

    /**
     * The approvers of a valid body.
     *
     * @throws InvalidRequestException if there are none
     */
    Approvers toApprovers() {
        if (roles.isEmpty() && names.isEmpty()) {
            throw new InvalidRequestException(
                    List.of(new Violation("", "At least one role in 'roles' or one name in 'names' is required.")));
        }
        return new Approvers(roles, names);
    }
}
