package io.agentee.client.console.audit;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.client.console.page.Query;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which approvals the audit is about.
 *
 * @param agent of this agent
 * @param tool for this tool
 * @param status that stand so
 * @param requestedBy asked for by this person
 * @param days changed within so many days
 * @param page which page of them, from 1
 */
public record AuditQuery(
        Optional<String> agent,
        Optional<String> tool,
        Optional<String> status,
        Optional<String> requestedBy,
        int days,
        int page) {

    /** The periods to choose from. */
    public static final List<Integer> PERIODS = List.of(1, 7, 30, 90);

    private static final int DEFAULT_DAYS = 30;

    static AuditQuery of(Submission sent) {
        int days = number(sent, "days", DEFAULT_DAYS);
        return new AuditQuery(
                sent.text("agent"),
                sent.text("tool"),
                sent.text("status"),
                sent.text("requestedBy"),
                PERIODS.contains(days) ? days : DEFAULT_DAYS,
                number(sent, "page", 1));
    }

    public boolean isNarrow() {
        return agent.isPresent()
                || tool.isPresent()
                || status.isPresent()
                || requestedBy.isPresent()
                || days != DEFAULT_DAYS;
    }

    public boolean isStatus(ApprovalStatus other) {
        return status.filter(other.wireName()::equals).isPresent();
    }

    /** Those of them that the viewer may see; nothing when there can be none. */
    Optional<ApprovalFilter> filter(Viewer viewer, Instant now) {
        Optional<ApprovalStatus> knownStatus = status.flatMap(ApprovalStatus::ofWireName);
        if (agent.filter(name -> !AgentName.isLegal(name)).isPresent()
                || (status.isPresent() && knownStatus.isEmpty())) {
            return Optional.empty();
        }
        return viewer.approvals()
                .visible(requestedBy, Optional.empty())
                .map(people -> new ApprovalFilter(
                        knownStatus,
                        agent.map(AgentName::new),
                        Optional.empty(),
                        tool,
                        people,
                        ApprovalFilter.Times.changedSince(now.minus(Duration.ofDays(days)))));
    }

    /** The same as the query of an address, on another page. */
    String query(int newPage) {
        return new Query()
                .with("agent", agent)
                .with("tool", tool)
                .with("status", status)
                .with("requestedBy", requestedBy)
                .with("days", Optional.of(Integer.toString(days)))
                .with("page", newPage == 1 ? Optional.empty() : Optional.of(Integer.toString(newPage)))
                .text();
    }

    private static int number(Submission sent, String name, int otherwise) {
        return sent.text(name)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .filter(number -> number > 0)
                .orElse(otherwise);
    }
}
