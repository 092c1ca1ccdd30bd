package io.agentee.runtime.stream;

import io.agentee.api.run.RunId;
import io.agentee.runtime.event.RunFact;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.subrun.SubRunEnd;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.RunResult;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.history.v1.ChildWorkflowExecutionCompletedEventAttributes;
import io.temporal.api.history.v1.ChildWorkflowExecutionFailedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.StartChildWorkflowExecutionFailedEventAttributes;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/** Reads what the history of a run records of the runs that it begins. */
final class SubRunFactReader {

    private final WorkflowClient client;

    SubRunFactReader(WorkflowClient client) {
        this.client = client;
    }

    /** The fact that an event records; empty when it is about no sub-run. */
    Optional<RunFact> fact(HistoryEvent event, long timestamp) {
        return switch (event.getAttributesCase()) {
            case CHILD_WORKFLOW_EXECUTION_STARTED_EVENT_ATTRIBUTES -> {
                var started = event.getChildWorkflowExecutionStartedEventAttributes();
                yield subRun(
                                started.getWorkflowType(),
                                started.getWorkflowExecution().getWorkflowId())
                        .map(subRun -> new RunFact.SubRunStarted(subRun, timestamp));
            }
            case REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED_EVENT_ATTRIBUTES ->
                Optional.of(new RunFact.SubRunCancelled(
                        new RunId(event.getRequestCancelExternalWorkflowExecutionInitiatedEventAttributes()
                                .getWorkflowExecution()
                                .getWorkflowId()),
                        timestamp));
            default -> end(event).map(ended -> new RunFact.SubRunEnded(ended.subRun(), ended.end(), timestamp));
        };
    }

    private Optional<Ended> end(HistoryEvent event) {
        return switch (event.getAttributesCase()) {
            case CHILD_WORKFLOW_EXECUTION_COMPLETED_EVENT_ATTRIBUTES ->
                completed(event.getChildWorkflowExecutionCompletedEventAttributes());
            case CHILD_WORKFLOW_EXECUTION_FAILED_EVENT_ATTRIBUTES ->
                failed(event.getChildWorkflowExecutionFailedEventAttributes());
            case CHILD_WORKFLOW_EXECUTION_CANCELED_EVENT_ATTRIBUTES -> {
                var ended = event.getChildWorkflowExecutionCanceledEventAttributes();
                yield subRun(
                                ended.getWorkflowType(),
                                ended.getWorkflowExecution().getWorkflowId())
                        .map(subRun -> new Ended(subRun, SubRunEnd.cancelled()));
            }
            case CHILD_WORKFLOW_EXECUTION_TIMED_OUT_EVENT_ATTRIBUTES -> {
                var ended = event.getChildWorkflowExecutionTimedOutEventAttributes();
                yield subRun(
                                ended.getWorkflowType(),
                                ended.getWorkflowExecution().getWorkflowId())
                        .map(subRun -> new Ended(subRun, SubRunEnd.timedOut()));
            }
            case CHILD_WORKFLOW_EXECUTION_TERMINATED_EVENT_ATTRIBUTES -> {
                var ended = event.getChildWorkflowExecutionTerminatedEventAttributes();
                yield subRun(
                                ended.getWorkflowType(),
                                ended.getWorkflowExecution().getWorkflowId())
                        .map(subRun -> new Ended(subRun, SubRunEnd.terminated()));
            }
            case START_CHILD_WORKFLOW_EXECUTION_FAILED_EVENT_ATTRIBUTES -> {
                StartChildWorkflowExecutionFailedEventAttributes refused =
                        event.getStartChildWorkflowExecutionFailedEventAttributes();
                yield subRun(refused.getWorkflowType(), refused.getWorkflowId())
                        .map(subRun -> new Ended(subRun, SubRunEnd.of((Throwable) null)));
            }
            default -> Optional.empty();
        };
    }

    private Optional<Ended> completed(ChildWorkflowExecutionCompletedEventAttributes event) {
        return subRun(event.getWorkflowType(), event.getWorkflowExecution().getWorkflowId())
                .map(subRun ->
                        new Ended(subRun, SubRunEnd.of(payloads(subRun).read(event.getResult(), RunResult.class))));
    }

    private Optional<Ended> failed(ChildWorkflowExecutionFailedEventAttributes event) {
        return subRun(event.getWorkflowType(), event.getWorkflowExecution().getWorkflowId())
                .map(subRun -> new Ended(subRun, SubRunEnd.of(payloads(subRun).exception(event.getFailure()))));
    }

    /** What a workflow says is encoded for its own id, wherever it is read. */
    private RunPayloads payloads(RunId subRun) {
        return new RunPayloads(client, subRun);
    }

    private static Optional<RunId> subRun(WorkflowType type, String workflowId) {
        return type.getName().equals(AgentRunWorkflow.TYPE) ? Optional.of(new RunId(workflowId)) : Optional.empty();
    }

    private record Ended(RunId subRun, SubRunEnd end) {}
}
