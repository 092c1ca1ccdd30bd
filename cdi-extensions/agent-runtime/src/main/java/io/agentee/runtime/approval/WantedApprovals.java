package io.agentee.runtime.approval;

import io.agentee.api.approval.Approval;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.visibility.ListPosition;
import io.agentee.runtime.visibility.ListSpan;
import io.agentee.runtime.visibility.SpannedList;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The approvals of a list.
 *
 * @param client the connection to Temporal
 * @param match which ones
 * @param place by what they are sorted
 */
record WantedApprovals(WorkflowClient client, ApprovalMatch match, ApprovalPlace place)
        implements SpannedList<Approval> {

    @Override
    public String query(ListSpan span) {
        ApprovalQuery query = new ApprovalQuery(match.filter());
        return place == ApprovalPlace.BY_OWN_DEADLINE
                ? query.withAnyDeadlineWithin(span)
                : query.within(span, place.attribute());
    }

    @Override
    public String countQuery(ListSpan span) {
        return new ApprovalQuery(match.filter()).within(span, place.attribute());
    }

    @Override
    public Stream<Map.Entry<ListPosition, Approval>> items(WorkflowExecutionInfo execution) {
        return items(DescribedRun.of(client, execution));
    }

    /** The approvals of a run that are wanted, with their places. */
    Stream<Map.Entry<ListPosition, Approval>> items(DescribedRun run) {
        if (!run.isAgentRun()) {
            return Stream.of();
        }
        List<Approval> all = run.approvals();
        return all.stream().filter(match).map(approval -> Map.entry(place.position(run, all, approval), approval));
    }
}
