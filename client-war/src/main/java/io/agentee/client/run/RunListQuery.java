package io.agentee.client.run;

import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunStatus;
import io.agentee.client.json.InvalidRequestException;
import io.agentee.client.query.QueryParameters;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a list of runs is asked for.
 *
 * @param filter which runs
 * @param limit how many on a page
 * @param cursor where the page begins; empty for the first
 */
record RunListQuery(RunFilter filter, int limit, String cursor) {

    private static final List<String> KNOWN =
            List.of("agent", "status", "conversationId", "startedBy", "since", "limit", "cursor");

    /**
     * @throws InvalidRequestException with everything that is wrong with the parameters
     */
    static RunListQuery of(MultivaluedMap<String, String> parameters) {
        QueryParameters query = new QueryParameters(parameters, KNOWN);
        RunFilter filter = new RunFilter(
                query.agent(),
                query.read("status", RunListQuery::status),
                query.text("conversationId"),
                query.text("startedBy"),
                query.instant("since"));
        int limit = query.limit();
        String cursor = query.cursor();
        query.requireLegal();
        return new RunListQuery(filter, limit, cursor);
    }

    private static RunStatus status(String value) {
        return RunStatus.ofWireName(value)
                .orElseThrow(() -> new IllegalArgumentException("'status' must be one of %s."
                        .formatted(Arrays.stream(RunStatus.values())
                                .map(RunStatus::wireName)
                                .collect(Collectors.joining(", ")))));
    }
}
