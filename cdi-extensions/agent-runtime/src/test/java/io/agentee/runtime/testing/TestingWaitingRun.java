package io.agentee.runtime.testing;

import io.agentee.api.approval.Approval;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.workflow.ApprovalKeywords;
import io.agentee.runtime.workflow.RunMemo;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DefaultDataConverter;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Temporal has of a run with approvals, as the run itself would write it.
 *
 * @param runId the run
 * @param approvals its approvals
 */
public record TestingWaitingRun(String runId, List<Approval> approvals) {

    /** The memo. */
    public Memo memo(WorkflowClient client) {
        Approval first = approvals.get(0);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(RunMemo.ORIGIN, origin(first));
        fields.put(RunMemo.AGENT, first.agent().value());
        approvals.forEach(approval -> fields.put(
                RunMemo.APPROVAL_PREFIX + approval.approvalId().withinRun().orElseThrow(), approval));
        return new RunPayloads(client, new RunId(runId)).memo(fields);
    }

    private static Run.Origin origin(Approval first) {
        return new Run.Origin(
                first.origin().requestedBy(),
                first.origin().requestedAt(),
                Optional.empty(),
                Map.of(),
                "sha256:1",
                Optional.empty());
    }

    /** The search attributes. */
    public SearchAttributes searchAttributes() {
        Approval first = approvals.get(0);
        boolean waits = approvals.stream().anyMatch(Approval::pending);
        SearchAttributes attributes = RunPayloads.searchAttributes(Map.of(
                RunSearchAttributes.AGENT, first.agent().value(),
                RunSearchAttributes.STARTED_BY, first.origin().requestedBy(),
                RunSearchAttributes.STATE, waits ? "awaiting-approval" : RunSearchAttributes.ACTIVE));
        return attributes.toBuilder()
                .putIndexedFields(RunSearchAttributes.APPROVAL.getName(), payload(ApprovalKeywords.of(approvals)))
                .putIndexedFields(RunSearchAttributes.DEADLINE.getName(), payload(deadline(waits)))
                .putIndexedFields(RunSearchAttributes.ASKED_AT.getName(), payload(askedAt()))
                .putIndexedFields(RunSearchAttributes.CHANGED_AT.getName(), payload(changedAt()))
                .build();
    }

    private String deadline(boolean waits) {
        Comparator<Instant> order = waits ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return approvals.stream()
                .filter(approval -> !waits || approval.pending())
                .map(approval -> approval.rules().expiresAt())
                .min(order)
                .orElseThrow()
                .toString();
    }

    private String askedAt() {
        return approvals.get(0).origin().requestedAt().toString();
    }

    private String changedAt() {
        return approvals.stream()
                .map(Approval::changedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .toString();
    }

    private static Payload payload(Object value) {
        return DefaultDataConverter.STANDARD_INSTANCE.toPayload(value).orElseThrow();
    }
}
