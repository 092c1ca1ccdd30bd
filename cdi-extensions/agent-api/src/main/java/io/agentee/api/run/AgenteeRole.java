package io.agentee.api.run;

import java.util.Arrays;
import java.util.List;

/** The roles that Agentee itself asks for. Tools and agents may name further ones, which mean what their authors say. */
public enum AgenteeRole {
    /** Starts runs, and sees and cancels those that the same caller started. */
    USER("agentee-user"),
    /** Decides on approvals. */
    APPROVER("agentee-approver"),
    /** May do everything. */
    ADMIN("agentee-admin"),
    /** Reads everything, and changes nothing. */
    AUDITOR("agentee-auditor");

    private final String roleName;

    AgenteeRole(String roleName) {
        this.roleName = roleName;
    }

    /** The name by which servers, users files and tokens know the role. */
    public String roleName() {
        return roleName;
    }

    /** The names of all of them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(AgenteeRole::roleName).toList();
    }
}
