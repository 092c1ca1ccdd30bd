package io.agentee.client.console.page;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.run.RunId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the pages of the console are. */
public final class ConsolePaths {

    public static final String INBOX = "/console";
    public static final String RUNS = "/console/runs";
    public static final String AGENTS = "/console/agents";
    public static final String AUDIT = "/console/audit";
    public static final String GRANTS = "/console/grants";
    public static final String APPROVALS = "/console/approvals";
    public static final String ASSETS = "/console/assets";
    public static final String SIGN_OUT = "/console/logout";

    private ConsolePaths() {}

    public static String run(RunId runId) {
        return RUNS + "/" + encode(runId.value());
    }

    public static String agent(AgentName agent) {
        return AGENTS + "/" + encode(agent.value());
    }

    public static String approval(ApprovalId approvalId) {
        return APPROVALS + "/" + encode(approvalId.value());
    }

    /** A value as it stands in a path or in a query. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
