package io.agentee.client.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.client.json.JsonBody;
import io.agentee.client.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An approval, flat as the contract has it.
 *
 * @param approvalId identifies it
 * @param runId the run that asks
 * @param agent its agent
 * @param kind what a human is asked for
 * @param tool the tool
 * @param toolCallId the call in the transcript of the run
 * @param effect what repeating the call would do
 * @param arguments of the call; absent when abridged
 * @param argumentsSchema what arguments have to match; absent when abridged
 * @param digest of tool and arguments
 * @param abridged whether arguments and schema are left out because they are large; absent when not
 * @param requestedBy who started the run
 * @param requestedAt when the run asked
 * @param expiresAt when it is too late
 * @param status where it stands
 * @param input what the user said
 * @param reason what the model said
 * @param approvers who may decide
 * @param fourEyes whether the requester may not
 * @param quorum how many have to approve
 * @param claim who works on it
 * @param decisions what was decided
 */
@Schema(
        name = "Approval",
        description = "A question of a run to a human, as it stands",
        requiredProperties = {
            "approvalId", "runId", "agent", "kind", "tool", "toolCallId", "effect", "digest", "requestedBy",
            "requestedAt", "expiresAt", "status", "input", "reason", "approvers", "fourEyes", "quorum", "decisions"
        })
record ApprovalBody(
        @Schema(examples = "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0")
        String approvalId,

        @Schema(examples = "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e")
        String runId,

        @Schema(examples = "support") String agent,

        @Schema(
                implementation = String.class,
                enumeration = {"tool", "delegation", "budget"})
        ApprovalKind kind,

        @Schema(examples = "refund") String tool,

        @Schema(description = "The call in the transcript of the run")
        String toolCallId,

        @Schema(
                implementation = String.class,
                enumeration = {"read-only", "idempotent", "once"},
                description = "What repeating the call would do")
        ToolEffect effect,

        @Schema(
                type = SchemaType.OBJECT,
                description = "As the model wrote them, or as edited since; absent when abridged")
        Optional<JsonText> arguments,

        @Schema(type = SchemaType.OBJECT, description = "JSON Schema 2020-12; absent when abridged")
        Optional<JsonSchema> argumentsSchema,

        @Schema(description = "Of tool and arguments: what a decision is about", examples = "sha256:1f0c")
        String digest,

        @Schema(description = "In lists, whether arguments and schema are left out because they are large")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean abridged,

        @Schema(examples = "ada") String requestedBy,
        Instant requestedAt,
        Instant expiresAt,

        @Schema(
                implementation = String.class,
                enumeration = {"pending", "approved", "rejected", "expired", "cancelled"})
        ApprovalStatus status,

        @Schema(description = "What the user said, or the beginning of it")
        String input,

        @Schema(description = "What the model said when it asked for the call, or the beginning of it; may be empty")
        String reason,

        ApproversBody approvers,

        @Schema(description = "Whether the requester may not decide")
        boolean fourEyes,

        @Schema(description = "How many different approvers have to approve; any one may reject")
        int quorum,

        @Schema(description = "Who works on it, so that nobody else decides meanwhile")
        Optional<ClaimBody> claim,

        List<DecisionBody> decisions)
        implements JsonBody {

    static ApprovalBody of(Approval approval) {
        Approval.Subject subject = approval.subject();
        Approval.Origin origin = approval.origin();
        Approval.Rules rules = approval.rules();
        return new ApprovalBody(
                approval.approvalId().value(),
                approval.runId().value(),
                approval.agent().value(),
                subject.kind(),
                subject.tool(),
                subject.toolCallId().value(),
                subject.effect(),
                Optional.of(subject.arguments())
                        .filter(arguments -> !subject.abridged())
                        .map(JsonText::new),
                Optional.of(subject.argumentsSchema()).filter(schema -> !subject.abridged()),
                subject.digest(),
                subject.abridged(),
                origin.requestedBy(),
                origin.requestedAt(),
                rules.expiresAt(),
                approval.status(),
                origin.input(),
                origin.reason(),
                ApproversBody.of(rules.approvers()),
                rules.fourEyes(),
                rules.quorum(),
                approval.claim().map(ClaimBody::of),
                approval.decisions().stream().map(DecisionBody::of).toList());
    }

    /**
     * Who may decide.
     *
     * @param roles whoever has one of these
     * @param names and these
     */
    @Schema(name = "Approvers", description = "Who may decide, besides administrators")
    record ApproversBody(
            @Schema(examples = "[\"agentee-approver\"]") List<String> roles, List<String> names) {

        static ApproversBody of(Approvers approvers) {
            return new ApproversBody(approvers.roles(), approvers.names());
        }
    }

    /**
     * Who works on it.
     *
     * @param by the approver
     * @param at since when
     * @param until when the claim ends by itself
     */
    @Schema(name = "Claim", description = "Who works on an approval")
    record ClaimBody(@Schema(examples = "grace") String by, Instant at, Instant until) {

        static ClaimBody of(Approval.Claim claim) {
            return new ClaimBody(claim.by(), claim.at(), claim.until());
        }
    }
}
