package io.agentee.server.approvals;

import com.fasterxml.jackson.databind.JsonNode;

/** An approval as text. */
final class ApprovalLine {

    private static final int LONGEST = 200;

    private ApprovalLine() {}

    /** What is asked for, by whom, and until when. */
    static String pending(JsonNode approval) {
        return "%s  %s  %s %s  for %s, until %s"
                .formatted(
                        text(approval, "approvalId"),
                        text(approval, "agent"),
                        text(approval, "tool"),
                        arguments(approval),
                        text(approval, "requestedBy"),
                        text(approval, "expiresAt"));
    }

    /** Where it stands. */
    static String decided(JsonNode approval) {
        return "%s  %s %s  %s"
                .formatted(
                        text(approval, "approvalId"),
                        text(approval, "tool"),
                        arguments(approval),
                        text(approval, "status"));
    }

    private static String arguments(JsonNode approval) {
        String arguments =
                approval.has("arguments") ? approval.path("arguments").toString() : "(large)";
        return arguments.codePointCount(0, arguments.length()) <= LONGEST
                ? plain(arguments)
                : plain(arguments.substring(0, arguments.offsetByCodePoints(0, LONGEST))) + "…";
    }

    private static String text(JsonNode approval, String field) {
        return plain(approval.path(field).asText());
    }

    /** What models and users write must not steer a terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
