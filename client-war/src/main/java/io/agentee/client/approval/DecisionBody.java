package io.agentee.client.approval;

import io.agentee.api.approval.ApprovalDecision;
import io.agentee.client.json.JsonText;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one approver decided.
 *
 * @param by the approver
 * @param at when
 * @param decision what
 * @param comment what was said about it
 * @param arguments the edited arguments
 * @param digest of what was decided on, edits included
 */
@Schema(
        name = "Decision",
        description = "What one approver decided",
        requiredProperties = {"by", "at", "decision", "digest"})
record DecisionBody(
        @Schema(examples = "grace") String by,
        Instant at,

        @Schema(
                implementation = String.class,
                enumeration = {"approve", "reject"})
        ApprovalDecision.Verdict decision,

        Optional<String> comment,

        @Schema(type = SchemaType.OBJECT, description = "The arguments that took the place of those asked for")
        Optional<JsonText> arguments,

        @Schema(description = "Of what was decided on, edits included", examples = "sha256:1f0c")
        String digest) {

    static DecisionBody of(ApprovalDecision decision) {
        return new DecisionBody(
                decision.by(),
                decision.at(),
                decision.verdict(),
                decision.comment(),
                decision.arguments().map(JsonText::new),
                decision.digest());
    }
}
