package io.agentee.e2e.servers;

import static org.awaitility.Awaitility.await;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.Locale;

/** What Temporal knows of the runs: the state of calls, and histories as they are stored. */
public final class TemporalView implements AutoCloseable {

    private static final String NAMESPACE = "default";

    private final WorkflowServiceStubs stubs;

    TemporalView(String address) {
        this.stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    }

    /** Waits until a worker is busy with a call of this kind, {@code callModel} or {@code callTool}, for the run. */
    public void awaitCallUnderWay(String runId, String kind) {
        await("call of " + kind + " for " + runId).until(() -> pendingCalls(runId).stream()
                .anyMatch(call -> isOfKind(call, kind)
                        && call.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED));
    }

    /** Waits until a call of this kind failed and waits for its next attempt, so that no worker is busy with it. */
    public void awaitCallBackingOff(String runId, String kind) {
        await("backing off of " + kind + " for " + runId).until(() -> pendingCalls(runId).stream()
                .anyMatch(call -> isOfKind(call, kind)
                        && call.getAttempt() > 1
                        && call.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED));
    }

    private static boolean isOfKind(PendingActivityInfo call, String kind) {
        String name = call.getActivityType().getName();
        return name.toLowerCase(Locale.ROOT).equals(kind.toLowerCase(Locale.ROOT));
    }

    private List<PendingActivityInfo> pendingCalls(String runId) {
        return stubs.blockingStub()
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(NAMESPACE)
                        .setExecution(execution(runId))
                        .build())
                .getPendingActivitiesList();
    }

    /** Waits until the only run of a conversation is known, and tells its id. */
    public String awaitRunOf(String conversation) {
        ListWorkflowExecutionsRequest request = ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(NAMESPACE)
                .setQuery("AgenteeConversation='" + conversation + "'")
                .build();
        return await("run of " + conversation)
                .until(
                        () -> stubs.blockingStub()
                                .listWorkflowExecutions(request)
                                .getExecutionsList(),
                        executions -> executions.size() == 1)
                .get(0)
                .getExecution()
                .getWorkflowId();
    }

    /** All events of a run, its payloads as they are stored. */
    public List<HistoryEvent> history(String runId) {
        return stubs.blockingStub()
                .getWorkflowExecutionHistory(GetWorkflowExecutionHistoryRequest.newBuilder()
                        .setNamespace(NAMESPACE)
                        .setExecution(execution(runId))
                        .setMaximumPageSize(1_000)
                        .build())
                .getHistory()
                .getEventsList();
    }

    /** Waits until so many runs of the agent are running. */
    public void awaitRunning(String agent, int runs) {
        await("running " + agent)
                .until(() -> count("ExecutionStatus='Running' AND AgenteeAgent='" + agent + "'") >= runs);
    }

    /** Whether the run continued as new, at least once. */
    public boolean hasContinued(String runId) {
        return !history(runId)
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getContinuedExecutionRunId()
                .isEmpty();
    }

    /** How many workflows the visibility query finds. */
    public long count(String query) {
        return stubs.blockingStub()
                .countWorkflowExecutions(CountWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(NAMESPACE)
                        .setQuery(query)
                        .build())
                .getCount();
    }

    private static WorkflowExecution execution(String runId) {
        return WorkflowExecution.newBuilder().setWorkflowId(runId).build();
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
