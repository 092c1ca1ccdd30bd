package io.agentee.api.approval;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a human is asked for. */
public enum ApprovalKind {
    /** To execute a tool call. */
    @JsonProperty("tool")
    TOOL,
    /** To hand a task to another agent. */
    @JsonProperty("delegation")
    DELEGATION,
    /** To raise a budget. */
    @JsonProperty("budget")
    BUDGET
}
