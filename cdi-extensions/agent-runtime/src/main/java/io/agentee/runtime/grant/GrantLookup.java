package io.agentee.runtime.grant;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.agentee.api.grant.Grant;
import io.agentee.api.grant.GrantId;
import io.agentee.api.policy.ReviewedCall;
import io.agentee.api.run.RunId;
import io.agentee.runtime.json.ToolArguments;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.workflow.AgentGrantWorkflow;
import io.agentee.runtime.workflow.ApprovalKeywords;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.agentee.runtime.workflow.SearchValue;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the grant that lets a call through. What cannot be made sure of in some seconds is no grant: a human is asked. */
public final class GrantLookup {

    private static final long PATIENCE_SECONDS = 5;
    private static final int MOST = 100;

    private final WorkflowClient client;

    /** Looks in this client's namespace. */
    public GrantLookup(WorkflowClient client) {
        this.client = client;
    }

    /**
     * The grant that covers a call now. Blocks while Temporal is asked.
     *
     * @param known grants of which lists may not know yet
     */
    public Optional<GrantId> covering(ReviewedCall call, List<GrantId> known) {
        Set<GrantId> candidates = new LinkedHashSet<>(known);
        candidates.addAll(listed(call));
        return candidates.stream()
                .filter(grantId ->
                        holding(grantId).filter(grant -> covers(grant, call)).isPresent())
                .findFirst();
    }

    private List<GrantId> listed(ReviewedCall call) {
        try {
            return stub()
                    .listWorkflowExecutions(ListWorkflowExecutionsRequest.newBuilder()
                            .setNamespace(namespace())
                            .setPageSize(MOST)
                            .setQuery(query(call))
                            .build())
                    .getExecutionsList()
                    .stream()
                    .map(info -> new GrantId(info.getExecution().getWorkflowId()))
                    .toList();
        } catch (StatusRuntimeException unavailable) {
            return List.of();
        }
    }

    private static String query(ReviewedCall call) {
        return "WorkflowType = '%s' AND ExecutionStatus = 'Running' AND %s = '%s' AND %s = '%s' AND %s = '%s'"
                .formatted(
                        AgentGrantWorkflow.TYPE,
                        RunSearchAttributes.AGENT.getName(),
                        call.agent(),
                        RunSearchAttributes.STARTED_BY.getName(),
                        SearchValue.of(call.caller().name()),
                        RunSearchAttributes.APPROVAL.getName(),
                        ApprovalKeywords.tool(call.tool().name()));
    }

    /** Lists may be late; this is how the grant stands now. */
    private Optional<Grant> holding(GrantId grantId) {
        try {
            WorkflowExecutionInfo info = stub().describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                            .setNamespace(namespace())
                            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(grantId.value()))
                            .build())
                    .getWorkflowExecutionInfo();
            boolean running = info.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
            return running
                    ? new RunPayloads(client, new RunId(grantId.value()))
                            .read(info.getMemo(), AgentGrantWorkflow.GRANT_MEMO, Grant.class)
                    : Optional.empty();
        } catch (StatusRuntimeException unavailable) {
            return Optional.empty();
        }
    }

    private static boolean covers(Grant grant, ReviewedCall call) {
        Grant.Scope scope = grant.scope();
        return scope.agent().equals(call.agent())
                && scope.tool().equals(call.tool().name())
                && scope.requestedBy().equals(call.caller().name())
                && scope.runId().map(call.runId()::equals).orElse(true)
                && grant.expiresAt().isAfter(Instant.now())
                && grant.limits()
                        .map(limits -> ToolArguments.matches(limits, call.arguments()))
                        .orElse(true);
    }

    private WorkflowServiceBlockingStub stub() {
        return client.getWorkflowServiceStubs().blockingStub().withDeadlineAfter(PATIENCE_SECONDS, SECONDS);
    }

    private String namespace() {
        return client.getOptions().getNamespace();
    }
}
