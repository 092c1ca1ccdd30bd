package io.agentee.runtime.stream;

import io.agentee.api.run.RunId;
import io.agentee.runtime.event.RunFact;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.subrun.SubRunEnd;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.RunResult;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
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
                var begun = event.getChildWorkflowExecutionStartedEventAttributes();
                yield subRun(begun.getWorkflowType(), begun.getWorkflowExecution())
                        .map(subRun -> new RunFact.SubRunStarted(subRun, timestamp));
            }
            case REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED_EVENT_ATTRIBUTES -> {
                var cancelled = event.getRequestCancelExternalWorkflowExecutionInitiatedEventAttributes();
                yield Optional.of(new RunFact.SubRunCancelled(id(cancelled.getWorkflowExecution()), timestamp));
            }
            default -> end(event, timestamp);
        };
    }

    private Optional<RunFact> end(HistoryEvent event, long timestamp) {
        return switch (event.getAttributesCase()) {
            case CHILD_WORKFLOW_EXECUTION_COMPLETED_EVENT_ATTRIBUTES -> {
                var over = event.getChildWorkflowExecutionCompletedEventAttributes();
                yield subRun(over.getWorkflowType(), over.getWorkflowExecution())
                        .map(subRun -> ended(subRun, answered(subRun, over.getResult()), timestamp));
            }
            case CHILD_WORKFLOW_EXECUTION_FAILED_EVENT_ATTRIBUTES -> {
                var over = event.getChildWorkflowExecutionFailedEventAttributes();
                yield subRun(over.getWorkflowType(), over.getWorkflowExecution())
                        .map(subRun -> ended(subRun, failed(subRun, over.getFailure()), timestamp));
            }
            case CHILD_WORKFLOW_EXECUTION_CANCELED_EVENT_ATTRIBUTES -> {
                var over = event.getChildWorkflowExecutionCanceledEventAttributes();
                yield subRun(over.getWorkflowType(), over.getWorkflowExecution())
                        .map(subRun -> ended(subRun, SubRunEnd.cancelled(), timestamp));
            }
            case CHILD_WORKFLOW_EXECUTION_TIMED_OUT_EVENT_ATTRIBUTES -> {
                var over = event.getChildWorkflowExecutionTimedOutEventAttributes();
                yield subRun(over.getWorkflowType(), over.getWorkflowExecution())
                        .map(subRun -> ended(subRun, SubRunEnd.timedOut(), timestamp));
            }
            case CHILD_WORKFLOW_EXECUTION_TERMINATED_EVENT_ATTRIBUTES -> {
                var over = event.getChildWorkflowExecutionTerminatedEventAttributes();
                yield subRun(over.getWorkflowType(), over.getWorkflowExecution())
                        .map(subRun -> ended(subRun, SubRunEnd.terminated(), timestamp));
            }
            case START_CHILD_WORKFLOW_EXECUTION_FAILED_EVENT_ATTRIBUTES -> {
                var over = event.getStartChildWorkflowExecutionFailedEventAttributes();
                WorkflowExecution never = WorkflowExecution.newBuilder()
                        .setWorkflowId(over.getWorkflowId())
                        .build();
                yield subRun(over.getWorkflowType(), never)
                        .map(subRun -> ended(subRun, SubRunEnd.unexpected(), timestamp));
            }
            default -> Optional.empty();
        };
    }

    private static RunFact ended(RunId subRun, SubRunEnd end, long timestamp) {
        return new RunFact.SubRunEnded(subRun, end, timestamp);
    }

    private SubRunEnd answered(RunId subRun, Payloads result) {
        return SubRunEnd.of(payloads(subRun).read(result, RunResult.class));
    }

    private SubRunEnd failed(RunId subRun, Failure failure) {
        return SubRunEnd.of(payloads(subRun).exception(failure));
    }

    /** What a workflow says is encoded for its own id, wherever it is read. */
    private RunPayloads payloads(RunId subRun) {
        return new RunPayloads(client, subRun);
    }

    private static Optional<RunId> subRun(WorkflowType type, WorkflowExecution execution) {
        return type.getName().equals(AgentRunWorkflow.TYPE) ? Optional.of(id(execution)) : Optional.empty();
    }

    private static RunId id(WorkflowExecution execution) {
        return new RunId(execution.getWorkflowId());
    }
}
