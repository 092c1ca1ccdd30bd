package io.agentee.server.runs;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells of approvals, also of those that sub-runs ask for: somebody has to decide them. */
final class ApprovalNotes {

    private final RunScreen screen;

    ApprovalNotes(RunScreen screen) {
        this.screen = screen;
    }

    void take(String name, JsonNode approval) {
        String tool = approval.path("tool").asText();
        switch (name) {
            case "approval_requested" ->
                screen.note("tool " + tool + " waits for approval: ./agentee approve "
                        + approval.path("approvalId").asText());
            case "approval_decided" -> screen.note("tool " + tool + " " + decision(approval));
            case "approval_expired" -> screen.note("tool " + tool + " was not approved in time");
            default -> {
                // About something else.
            }
        }
    }

    private static String decision(JsonNode approval) {
        String verdict = approval.path("decision").asText().equals("approve") ? "approved" : "rejected";
        return verdict + " by " + approval.path("by").asText();
    }
}
