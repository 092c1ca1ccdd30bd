package io.agentee.runtime.stream;

import io.agentee.api.approval.Approval;
import io.agentee.api.run.RunId;
import io.agentee.runtime.event.RunFact;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.turn.FailedCall;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.turn.ReviewTurn;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolReview;
import io.agentee.runtime.turn.ToolTurn;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.RunMemo;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the facts of a run from the events of its history, one after the other. */
final class FactReader {

    private static final String MODEL_CALL = "CallModel";
    private static final String REVIEW = "ReviewToolCall";
    private static final String TOOL_CALL = "CallTool";

    private final RunPayloads payloads;
    private final SubRunFactReader subRuns;
    // Calls under way, by the event that scheduled them.
    private final Map<Long, ModelTurn> modelCalls = new HashMap<>();
    private final Map<Long, ReviewTurn> reviews = new HashMap<>();
    private final Map<Long, ToolTurn> toolCalls = new HashMap<>();

    FactReader(WorkflowClient client, RunId runId) {
        this.payloads = new RunPayloads(client, runId);
        this.subRuns = new SubRunFactReader(client);
    }

    /**
     * The facts that an event records. The end of a run is not among them: more than its event has to be read for it.
     *
     * @param executionId Temporal's id of the execution that the history is of
     */
    List<RunFact> facts(HistoryEvent event, String executionId) {
        long timestamp = TemporalCalls.instant(event.getEventTime()).toEpochMilli();
        return switch (event.getAttributesCase()) {
            case WORKFLOW_PROPERTIES_MODIFIED_EVENT_ATTRIBUTES -> approvals(event, timestamp);
            default ->
                fact(event, executionId, timestamp).or(() -> subRuns.fact(event, timestamp)).stream()
                        .toList();
        };
    }

    private Optional<RunFact> fact(HistoryEvent event, String executionId, long timestamp) {
        return switch (event.getAttributesCase()) {
            case WORKFLOW_EXECUTION_STARTED_EVENT_ATTRIBUTES -> Optional.of(started(event, executionId, timestamp));
            case ACTIVITY_TASK_SCHEDULED_EVENT_ATTRIBUTES -> scheduled(event, timestamp);
            case ACTIVITY_TASK_COMPLETED_EVENT_ATTRIBUTES -> completed(event, timestamp);
            case ACTIVITY_TASK_FAILED_EVENT_ATTRIBUTES ->
                failed(
                        event.getActivityTaskFailedEventAttributes().getScheduledEventId(),
                        event.getActivityTaskFailedEventAttributes().getFailure(),
                        timestamp);
            case ACTIVITY_TASK_TIMED_OUT_EVENT_ATTRIBUTES ->
                failed(
                        event.getActivityTaskTimedOutEventAttributes().getScheduledEventId(),
                        event.getActivityTaskTimedOutEventAttributes().getFailure(),
                        timestamp);
            case WORKFLOW_EXECUTION_CONTINUED_AS_NEW_EVENT_ATTRIBUTES ->
                Optional.of(new RunFact.ContinuedAsNew(
                        event.getWorkflowExecutionContinuedAsNewEventAttributes()
                                .getNewExecutionRunId(),
                        timestamp));
            default -> Optional.empty();
        };
    }

    /** The run tells of its approvals in its memo, as many as have changed at once; a field without a value is withdrawn. */
    private List<RunFact> approvals(HistoryEvent event, long timestamp) {
        Memo memo = event.getWorkflowPropertiesModifiedEventAttributes().getUpsertedMemo();
        return memo.getFieldsMap().keySet().stream()
                .filter(field -> field.startsWith(RunMemo.APPROVAL_PREFIX))
                .flatMap(field -> payloads.read(memo, field, Approval.class).stream())
                .sorted(Comparator.comparing(approval -> approval.approvalId().value()))
                .<RunFact>map(approval -> new RunFact.ApprovalChanged(approval, timestamp))
                .toList();
    }

    private RunFact started(HistoryEvent event, String executionId, long timestamp) {
        RunInput input =
                payloads.read(event.getWorkflowExecutionStartedEventAttributes().getInput(), RunInput.class);
        return new RunFact.Started(input, executionId, timestamp);
    }

    private Optional<RunFact> scheduled(HistoryEvent event, long timestamp) {
        ActivityTaskScheduledEventAttributes call = event.getActivityTaskScheduledEventAttributes();
        String type = call.getActivityType().getName();
        if (type.equals(MODEL_CALL)) {
            ModelTurn turn = payloads.read(call.getInput(), ModelTurn.class);
            modelCalls.put(event.getEventId(), turn);
            return Optional.of(new RunFact.ModelAsked(turn, timestamp));
        }
        if (type.equals(REVIEW)) {
            reviews.put(event.getEventId(), payloads.read(call.getInput(), ReviewTurn.class));
        }
        if (type.equals(TOOL_CALL)) {
            toolCalls.put(event.getEventId(), payloads.read(call.getInput(), ToolTurn.class));
        }
        return Optional.empty();
    }

    private Optional<RunFact> completed(HistoryEvent event, long timestamp) {
        ActivityTaskCompletedEventAttributes call = event.getActivityTaskCompletedEventAttributes();
        ModelTurn modelCall = modelCalls.remove(call.getScheduledEventId());
        if (modelCall != null) {
            ModelAnswer answer = payloads.read(call.getResult(), ModelAnswer.class);
            return Optional.of(new RunFact.ModelAnswered(modelCall, answer, timestamp));
        }
        ReviewTurn review = reviews.remove(call.getScheduledEventId());
        if (review != null) {
            return refused(review, payloads.read(call.getResult(), ToolReview.class), timestamp);
        }
        ToolTurn toolCall = toolCalls.remove(call.getScheduledEventId());
        if (toolCall != null) {
            ToolAnswer answer = payloads.read(call.getResult(), ToolAnswer.class);
            return Optional.of(new RunFact.ToolAnswered(toolCall, answer, timestamp));
        }
        return Optional.empty();
    }

    private static Optional<RunFact> refused(ReviewTurn turn, ToolReview review, long timestamp) {
        return review.outcome() == ToolReview.Outcome.REFUSED
                ? Optional.of(new RunFact.ToolAnswered(
                        ToolTurn.of(turn.runId(), turn.messageIndex(), turn.callIndex()),
                        ToolAnswer.refused(review.reason()),
                        timestamp))
                : Optional.empty();
    }

    /** A model call that fails for good ends the run, and the end says so; one that is given back is made once more. */
    private Optional<RunFact> failed(long scheduledBy, Failure failure, long timestamp) {
        modelCalls.remove(scheduledBy);
        reviews.remove(scheduledBy);
        ToolTurn toolCall = toolCalls.remove(scheduledBy);
        if (toolCall == null) {
            return Optional.empty();
        }
        RuntimeException cause = payloads.exception(failure);
        return FailedCall.handedOver(cause)
                ? Optional.empty()
                : Optional.of(new RunFact.ToolFailed(toolCall, cause, timestamp));
    }
}
