package io.agentee.runtime.event;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.RunEvent;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.Usage;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.runtime.subrun.SubRunEnd;
import io.agentee.runtime.transcript.MessageIds;
import io.agentee.runtime.transcript.ToolCallIds;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.workflow.CarriedState;
import io.agentee.runtime.workflow.RunInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the events of a run. What happens is what the history records; what models stream is told as it comes, and
 * completed from the history when it did not all come. The same facts and pieces give the same events, with the same
 * identifiers, on every server.
 */
public final class RunNarrator {

    private final RunId runId;
    private final ToolCallIds toolCallIds = new ToolCallIds();
    private List<PositionedEvent> told = new ArrayList<>();
    private Optional<RunInput> input = Optional.empty();
    private Optional<Turn> turn = Optional.empty();
    private String executionId = "";
    private int turns;
    private boolean ended;

    /** Tells of this run. */
    public RunNarrator(RunId runId) {
        this.runId = runId;
    }

    /** What has been told since the last time. */
    public List<PositionedEvent> drain() {
        List<PositionedEvent> events = told;
        told = new ArrayList<>();
        return events;
    }

    /** Whether the last event has been told. */
    public boolean ended() {
        return ended;
    }

    /** The model call whose answer is due, as the count of its messages. */
    public Optional<Integer> callUnderWay() {
        return turn.filter(Turn::unanswered).map(Turn::call);
    }

    /** Takes the next fact. */
    public void tell(RunFact fact) {
        long timestamp = fact.timestamp();
        if (fact instanceof RunFact.Started started) {
            begin(started);
        } else if (fact instanceof RunFact.ModelAsked asked) {
            asked(asked.turn().messageCount(), timestamp);
        } else if (fact instanceof RunFact.ModelAnswered answered) {
            answered(answered.turn(), answered.answer(), timestamp);
        } else if (fact instanceof RunFact.ToolAnswered answered) {
            int index = answered.turn().callIndex();
            turn.ifPresent(
                    current -> current.toolAnswered(index, answered.answer().content(), timestamp));
        } else if (fact instanceof RunFact.ApprovalChanged changed) {
            turn.ifPresent(current -> current.approvalChanged(changed.approval(), timestamp));
        } else if (fact instanceof RunFact.ToolFailed failed) {
            turn.ifPresent(current -> current.toolFailed(failed.turn().callIndex(), failed.cause(), timestamp));
        } else if (fact instanceof RunFact.SubRunStarted started) {
            turn.ifPresent(current -> current.subRunStarted(started.subRun(), timestamp));
        } else if (fact instanceof RunFact.SubRunCancelled cancelled) {
            turn.ifPresent(current -> current.subRunCancelled(cancelled.subRun()));
        } else if (fact instanceof RunFact.SubRunEnded over) {
            turn.ifPresent(current -> current.subRunEnded(over.subRun(), over.end(), timestamp));
        } else if (fact instanceof RunFact.Ended end) {
            end(end);
        }
    }

    /** Takes the next piece of an answer; one that is not of the call under way, or comes twice, is left out. */
    public void tell(AnswerPiece piece) {
        if (piece.attempt().executionId().equals(executionId)) {
            turn.ifPresent(current -> current.tell(piece));
        }
    }

    private void begin(RunFact.Started started) {
        executionId = started.executionId();
        if (input.isPresent()) {
            return;
        }
        input = Optional.of(started.input());
        long timestamp = started.input().origin().startedAt().toEpochMilli();
        tell(EventPosition.RUN_STARTED, RunEvent.Started.of(threadId(), runId.value(), timestamp));
        started.input().carried().ifPresent(this::tellAgain);
    }

    private String threadId() {
        return input.flatMap(known -> known.origin().conversationId()).orElse(runId.value());
    }

    private void asked(int messageCount, long timestamp) {
        if (turn.filter(current -> current.call() == messageCount).isPresent()) {
            return;
        }
        turns++;
        turn.ifPresent(earlier -> earlier.end(timestamp));
        Turn next = new Turn(runId, input.orElseThrow(), messageCount, turns, event -> told.add(event));
        next.begin(timestamp);
        turn = Optional.of(next);
    }

    private void answered(ModelTurn asked, ModelAnswer answer, long timestamp) {
        List<ToolCall> calls = toolCallIds.unique(answer.response().toolCalls(), asked.messageCount());
        turn.ifPresent(current -> current.answered(answer, calls, timestamp));
    }

    /** The history of what was said before is no longer there; its messages are. */
    private void tellAgain(CarriedState carried) {
        List<Message> messages = carried.messages();
        for (int index = 0; index < messages.size(); index++) {
            Message message = messages.get(index);
            long timestamp = message.createdAt().toEpochMilli();
            if (message instanceof Message.Assistant said) {
                asked(index, timestamp);
                ModelResponse response = new ModelResponse(
                        said.content(), said.toolCalls(), said.reasoning(), said.providerState(), TokenUsage.NONE);
                int attempt = MessageIds.attempt(said.messageId());
                answered(
                        new ModelTurn(runId, index, true, 0), new ModelAnswer(response, attempt, List.of()), timestamp);
                carried.approvals()
                        .approvals()
                        .forEach(approval -> turn.ifPresent(current -> current.approvalChanged(approval, timestamp)));
            } else if (message instanceof Message.ToolResult result) {
                int asking = turn.map(Turn::call).orElse(0);
                int callIndex = index - asking - 1;
                tellSubRunAgain(carried, runId.subRun(asking, callIndex), result);
                turn.ifPresent(current -> current.toolAnswered(callIndex, result.content(), timestamp));
            }
        }
    }

    private void tellSubRunAgain(CarriedState carried, RunId subRunId, Message.ToolResult result) {
        long timestamp = result.createdAt().toEpochMilli();
        carried.progress().subRuns().stream()
                .filter(subRun -> subRun.runId().equals(subRunId))
                .forEach(subRun -> turn.ifPresent(current -> {
                    current.subRunStarted(subRunId, timestamp);
                    SubRunEnd end =
                            new SubRunEnd(subRun.status(), result.content(), Optional.empty(), Optional.empty());
                    current.subRunOver(subRunId, end, timestamp);
                }));
    }

    private void end(RunFact.Ended end) {
        turn.ifPresent(current -> current.end(end.timestamp()));
        List<TokenUsage> usage = end.progress()
                .map(Run.Progress::usage)
                .map(Usage::tokens)
                .filter(tokens -> !tokens.equals(TokenUsage.NONE))
                .map(List::of)
                .orElse(List.of());
        tell(EventPosition.RUN_OVER, body(end, usage));
        ended = true;
    }

    private EventBody body(RunFact.Ended end, List<TokenUsage> usage) {
        RunOutcome outcome = end.outcome();
        if (outcome instanceof RunOutcome.Completed completed) {
            Optional<Object> result = completed.structuredOutput().or(() -> Optional.of(completed.output()));
            return new RunEvent.Finished(
                    threadId(), runId.value(), result, RunEvent.Finished.Outcome.SUCCESS, usage, end.timestamp());
        }
        String message = outcome.failure().map(RunProblem::detail).orElse("The run was cancelled.");
        return new RunEvent.Failed(message, outcome.status(), usage, end.timestamp());
    }

    private void tell(EventPosition position, EventBody body) {
        told.add(new PositionedEvent(position, Optional.empty(), AgentEvent.of(position.id(runId), body)));
    }
}
