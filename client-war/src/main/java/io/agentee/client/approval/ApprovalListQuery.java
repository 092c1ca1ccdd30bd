package io.agentee.client.approval;

import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.run.RunId;
import io.agentee.client.json.InvalidRequestException;
import io.agentee.client.query.QueryParameters;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a list of approvals is asked for.
 *
 * @param filter which approvals; whose, as the caller wants it
 * @param limit how many on a page
 * @param cursor where the page begins; empty for the first
 */
record ApprovalListQuery(ApprovalFilter filter, int limit, String cursor) {

    private static final String ANY_STATUS = "all";
    private static final String STATUSES =
            Arrays.stream(ApprovalStatus.values()).map(ApprovalStatus::wireName).collect(Collectors.joining(", "));

    private static final List<String> KNOWN = List.of(
            "status",
            "agent",
            "runId",
            "tool",
            "requestedBy",
            "claimedBy",
            "requestedBefore",
            "expiresBefore",
            "limit",
            "cursor");

    /**
     * @throws InvalidRequestException with everything that is wrong with the parameters
     */
    static ApprovalListQuery of(MultivaluedMap<String, String> parameters) {
        QueryParameters query = new QueryParameters(parameters, KNOWN);
        ApprovalFilter filter = new ApprovalFilter(
                query.read("status", ApprovalListQuery::status).orElse(Optional.of(ApprovalStatus.PENDING)),
                query.agent(),
                query.text("runId").map(RunId::new),
                query.text("tool"),
                new ApprovalFilter.People(query.text("requestedBy"), query.text("claimedBy"), Optional.empty()),
                new ApprovalFilter.Times(
                        query.instant("requestedBefore"), query.instant("expiresBefore"), Optional.empty()));
        int limit = query.limit();
        String cursor = query.cursor();
        query.requireLegal();
        return new ApprovalListQuery(filter, limit, cursor);
    }

    /** The same for these people. */
    ApprovalFilter filter(ApprovalFilter.People people) {
        return new ApprovalFilter(
                filter.status(), filter.agent(), filter.runId(), filter.tool(), people, filter.times());
    }

    private static Optional<ApprovalStatus> status(String value) {
        if (value.equals(ANY_STATUS)) {
            return Optional.empty();
        }
        return Optional.of(ApprovalStatus.ofWireName(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'status' must be one of %s, %s.".formatted(STATUSES, ANY_STATUS))));
    }
}
