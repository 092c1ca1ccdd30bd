package io.agentee.client.console.run;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunStatus;
import io.agentee.client.console.page.Query;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which runs are asked for.
 *
 * @param agent of this agent
 * @param status that stand so
 * @param conversationId of this conversation
 * @param startedBy started by this person
 * @param period not older than this, by its name
 * @param cursor where the page begins; empty for the first
 */
public record RunListQuery(
        Optional<String> agent,
        Optional<String> status,
        Optional<String> conversationId,
        Optional<String> startedBy,
        Optional<String> period,
        String cursor) {

    private static final Map<String, Duration> PERIODS =
            Map.of("hour", Duration.ofHours(1), "day", Duration.ofDays(1), "week", Duration.ofDays(7));

    static RunListQuery of(Submission sent) {
        return new RunListQuery(
                sent.text("agent"),
                sent.text("status"),
                sent.text("conversationId"),
                sent.text("startedBy"),
                sent.text("period"),
                sent.text("cursor").orElse(""));
    }

    /** Whether it asks for less than everything. */
    public boolean isNarrow() {
        return agent.isPresent()
                || status.isPresent()
                || conversationId.isPresent()
                || startedBy.isPresent()
                || period.isPresent();
    }

    public boolean isStatus(RunStatus other) {
        return status.filter(other.wireName()::equals).isPresent();
    }

    public boolean isPeriod(String other) {
        return period.filter(other::equals).isPresent();
    }

    /** The runs of these that the viewer may see; nothing when there can be none. */
    Optional<RunFilter> filter(Viewer viewer, Instant now) {
        Optional<RunStatus> knownStatus = status.flatMap(RunStatus::ofWireName);
        if (agent.filter(name -> !AgentName.isLegal(name)).isPresent()
                || (status.isPresent() && knownStatus.isEmpty())) {
            return Optional.empty();
        }
        return viewer.runs()
                .visible(new RunFilter(
                        agent.map(AgentName::new),
                        knownStatus,
                        conversationId,
                        startedBy,
                        period.flatMap(name -> Optional.ofNullable(PERIODS.get(name)))
                                .map(now::minus)));
    }

    /** The same as the query of an address, on another page. */
    String query(String newCursor) {
        return new Query()
                .with("agent", agent)
                .with("status", status)
                .with("conversationId", conversationId)
                .with("startedBy", startedBy)
                .with("period", period)
                .with("cursor", Optional.of(newCursor))
                .text();
    }
}
