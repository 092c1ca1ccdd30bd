package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code CUSTOM}: what AG-UI has no name for.
 *
 * @param name what happened
 * @param value more about it, as the tree of its JSON
 * @param timestamp when, in milliseconds since 1970
 */
public record CustomEvent(String name, Map<String, Object> value, long timestamp) implements EventBody {

    /** The name of {@link #messageSuperseded}. */
    public static final String MESSAGE_SUPERSEDED = "message_superseded";

    /** The name of {@link #approvalRequested}. */
    public static final String APPROVAL_REQUESTED = "approval_requested";

    /** The name of {@link #approvalDecided}. */
    public static final String APPROVAL_DECIDED = "approval_decided";

    /** The name of {@link #approvalExpired}. */
    public static final String APPROVAL_EXPIRED = "approval_expired";

    public CustomEvent {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
        value = Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }

    /** What was streamed of this message came from an attempt that did not get to its end; another takes its place. */
    public static CustomEvent messageSuperseded(MessageId messageId, long timestamp) {
        return new CustomEvent(MESSAGE_SUPERSEDED, Map.of("messageId", messageId.value()), timestamp);
    }

    /**
     * The run asks a human for this call. Its arguments are not repeated: they are in the events of the call.
     *
     * @param digest of tool and arguments: what a decision has to be about
     * @param expiresAt when it is too late to decide
     */
    public static CustomEvent approvalRequested(
            ApprovalId approvalId, ToolCall call, String digest, Instant expiresAt, long timestamp) {
        Map<String, Object> value = approval(approvalId, call);
        value.put("digest", digest);
        value.put("expiresAt", expiresAt.toString());
        return new CustomEvent(APPROVAL_REQUESTED, value, timestamp);
    }

    /**
     * An approver has decided.
     *
     * @param status where the approval stands now: still pending when further approvers are needed
     */
    public static CustomEvent approvalDecided(
            ApprovalId approvalId, ToolCall call, ApprovalDecision decision, ApprovalStatus status, long timestamp) {
        Map<String, Object> value = approval(approvalId, call);
        value.put("decision", decision.verdict().wireName());
        value.put("by", decision.by());
        decision.comment().ifPresent(comment -> value.put("comment", comment));
        decision.arguments().ifPresent(arguments -> value.put("arguments", arguments));
        value.put("digest", decision.digest());
        value.put("status", status.wireName());
        return new CustomEvent(APPROVAL_DECIDED, value, timestamp);
    }

    /** Nobody decided in time. */
    public static CustomEvent approvalExpired(ApprovalId approvalId, ToolCall call, long timestamp) {
        return new CustomEvent(APPROVAL_EXPIRED, approval(approvalId, call), timestamp);
    }

    private static Map<String, Object> approval(ApprovalId approvalId, ToolCall call) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("approvalId", approvalId.value());
        value.put("toolCallId", call.id().value());
        value.put("tool", call.name());
        return value;
    }
}
