package io.agentee.client.console.inbox;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.client.console.page.Query;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Viewer;
import java.util.Optional;

/**
 * What of the inbox is asked for.
 *
 * @param agent approvals of this agent
 * @param tool for this tool
 * @param requestedBy asked for by this person
 * @param mine only those that the viewer has claimed
 * @param cursor where the page begins; empty for the first
 */
public record InboxQuery(
        Optional<String> agent, Optional<String> tool, Optional<String> requestedBy, boolean mine, String cursor) {

    static InboxQuery of(Submission sent) {
        return new InboxQuery(
                sent.text("agent"),
                sent.text("tool"),
                sent.text("requestedBy"),
                sent.text("mine").isPresent(),
                sent.text("cursor").orElse(""));
    }

    /** Whether it asks for less than everything. */
    public boolean isNarrow() {
        return agent.isPresent() || tool.isPresent() || requestedBy.isPresent() || mine;
    }

    /** Nothing when no agent can have this name. */
    Optional<ApprovalFilter> filter(Viewer viewer) {
        if (agent.filter(name -> !AgentName.isLegal(name)).isPresent()) {
            return Optional.empty();
        }
        ApprovalFilter filter = ApprovalFilter.PENDING.withPeople(
                viewer.inbox(requestedBy, mine ? Optional.of(viewer.name()) : Optional.empty()));
        filter = agent.map(AgentName::new).map(filter::withAgent).orElse(filter);
        return Optional.of(tool.map(filter::withTool).orElse(filter));
    }

    /** The same as the query of an address, on another page. */
    public String query(String newCursor) {
        return new Query()
                .with("agent", agent)
                .with("tool", tool)
                .with("requestedBy", requestedBy)
                .with("mine", mine ? Optional.of("on") : Optional.empty())
                .with("cursor", Optional.of(newCursor))
                .text();
    }
}
