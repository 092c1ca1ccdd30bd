package io.agentee.runtime.event;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.CustomEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.StepEvent;
import io.agentee.api.event.ToolCallEvent;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.runtime.decision.HumanAnswer;
import io.agentee.runtime.subrun.SubRunEnd;
import io.agentee.runtime.transcript.MessageIds;
import io.agentee.runtime.turn.FailedCall;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.RefusedCall;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.workflow.RunInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Tells one turn of a run: the attempts of the model call, the tool calls that it asks for, and their results. */
final class Turn {

    private final RunId runId;
    private final RunInput input;
    private final AgentDefinition definition;
    private final int call;
    private final String stepName;
    private final Consumer<PositionedEvent> out;
    private final Set<Integer> answeredCalls = new HashSet<>();
    private final Map<Integer, Approval> approvals = new HashMap<>();
    private Optional<AnswerStream> stream = Optional.empty();
    private List<ToolCall> asked = List.of();
    private Optional<SubRunsOfTurn> subRuns = Optional.empty();
    private boolean answered;
    private boolean over;
    private int facts;

    /**
     * @param call how many messages the model is told
     * @param number which turn of the run it is, from 1
     */
    Turn(RunId runId, RunInput input, int call, int number, Consumer<PositionedEvent> out) {
        this.runId = runId;
        this.input = input;
        this.definition = input.definition();
        this.call = call;
        this.stepName = "turn-" + number;
        this.out = out;
    }

    int call() {
        return call;
    }

    /** Whether the model has not answered yet. */
    boolean unanswered() {
        return !answered && !over;
    }

    void begin(long timestamp) {
        tell(new EventPosition(call, 0, 1, 0), new StepEvent.Started(stepName, timestamp));
    }

    void tell(AnswerPiece piece) {
        ModelAttempt attempt = piece.attempt();
        int latest = stream.map(AnswerStream::attempt).orElse(0);
        if (!unanswered() || attempt.messageCount() != call || attempt.attempt() < latest) {
            return;
        }
        if (piece instanceof AnswerPiece.Delta delta) {
            streamOf(attempt.attempt(), piece.timestamp()).tell(delta);
        }
    }

    /**
     * @param calls the calls that it asks for, with the ids that the transcript has
     */
    void answered(ModelAnswer answer, List<ToolCall> calls, long timestamp) {
        ModelResponse response = answer.response();
        streamOf(answer.attempt(), timestamp).complete(response.reasoning(), response.content(), timestamp);
        answered = true;
        asked = calls;
        MessageId asking = MessageIds.answer(call, answer.attempt());
        subRuns = Optional.of(new SubRunsOfTurn(runId, input, call, asking, calls, this::tell));
        for (ToolCall requested : calls) {
            tell(new ToolCallEvent.Start(requested.id(), requested.name(), asking, timestamp));
            tell(new ToolCallEvent.Args(requested.id(), requested.arguments(), timestamp));
            tell(new ToolCallEvent.End(requested.id(), timestamp));
        }
        for (int index = 0; index < calls.size(); index++) {
            int refused = index;
            RefusedCall.answer(definition, calls.get(index))
                    .ifPresent(refusal -> toolAnswered(refused, refusal.content(), timestamp));
        }
        endIfDone(timestamp);
    }

    /** Tells what is new about an approval of this turn. */
    void approvalChanged(Approval approval, long timestamp) {
        callOf(approval).ifPresent(index -> {
            ToolCall requested = asked.get(index);
            Optional<Approval> before = Optional.ofNullable(approvals.put(index, approval));
            if (before.isEmpty()) {
                tell(CustomEvent.approvalRequested(
                        approval.approvalId(),
                        requested,
                        approval.subject().digest(),
                        approval.rules().expiresAt(),
                        timestamp));
            }
            int known = before.map(seen -> seen.decisions().size()).orElse(0);
            List<ApprovalDecision> decisions = approval.decisions();
            for (ApprovalDecision decision : decisions.subList(known, decisions.size())) {
                boolean last = decision.equals(decisions.get(decisions.size() - 1));
                ApprovalStatus status = last ? approval.status() : ApprovalStatus.PENDING;
                tell(CustomEvent.approvalDecided(approval.approvalId(), requested, decision, status, timestamp));
            }
            if (approval.status() == ApprovalStatus.EXPIRED
                    && before.map(Approval::pending).orElse(true)) {
                tell(CustomEvent.approvalExpired(approval.approvalId(), requested, timestamp));
            }
            answerOf(approval).ifPresent(answer -> toolAnswered(index, answer.content(), timestamp));
        });
    }

    /** A run that ends has no further result. */
    private static Optional<ToolAnswer> answerOf(Approval approval) {
        return approval.status() == ApprovalStatus.CANCELLED ? Optional.empty() : HumanAnswer.of(approval);
    }

    void subRunStarted(RunId subRun, long timestamp) {
        subRuns.ifPresent(known -> known.started(subRun, timestamp));
    }

    void subRunCancelled(RunId subRun) {
        subRuns.ifPresent(known -> known.cancelled(subRun));
    }

    /** Tells how a sub-run ended, and what the model reads of it. */
    void subRunEnded(RunId subRun, SubRunEnd end, long timestamp) {
        subRunOver(subRun, end, timestamp)
                .ifPresent(index -> toolAnswered(index, answerOf(index, end).content(), timestamp));
    }

    /**
     * Tells how a sub-run ended.
     *
     * @return the call that it is the answer to; empty when nobody reads the answer, since the run itself ends
     */
    Optional<Integer> subRunOver(RunId subRun, SubRunEnd end, long timestamp) {
        return subRuns.flatMap(known -> known.ended(subRun, end, timestamp));
    }

    private ToolAnswer answerOf(int index, SubRunEnd end) {
        return definition
                .tool(asked.get(index).name())
                .flatMap(SubAgent::behind)
                .map(agent ->
                        end.toolAnswer(agent, definition.execution().limits().maxToolResultBytes()))
                .orElseThrow();
    }

    private Optional<Integer> callOf(Approval approval) {
        for (int index = 0; index < asked.size(); index++) {
            if (ApprovalId.of(runId, call, index).equals(approval.approvalId())) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /** A result that has been told already is left out. */
    void toolAnswered(int index, String content, long timestamp) {
        if (index < asked.size() && answeredCalls.add(index)) {
            MessageId id = MessageIds.next(call + 1 + index);
            tell(new ToolCallEvent.Result(id, asked.get(index).id(), content, "tool", timestamp));
            endIfDone(timestamp);
        }
    }

    void toolFailed(int index, Throwable cause, long timestamp) {
        if (index < asked.size()) {
            ToolEffect effect = definition
                    .tool(asked.get(index).name())
                    .map(ToolSpecification::effect)
                    .orElse(ToolEffect.ONCE);
            toolAnswered(index, FailedCall.toolAnswer(cause, effect).content(), timestamp);
        }
    }

    /** Ends what is open. */
    void end(long timestamp) {
        if (!over) {
            stream.ifPresent(attempt -> attempt.close(timestamp));
            over = true;
            tell(new StepEvent.Finished(stepName, timestamp));
        }
    }

    private void endIfDone(long timestamp) {
        if (answeredCalls.size() == asked.size()) {
            end(timestamp);
        }
    }

    private AnswerStream streamOf(int attempt, long timestamp) {
        AnswerStream current = stream.filter(latest -> latest.attempt() == attempt)
                .orElseGet(() -> {
                    stream.ifPresent(earlier -> earlier.supersede(timestamp));
                    return new AnswerStream(runId, EventPosition.attempt(call, attempt), out);
                });
        stream = Optional.of(current);
        return current;
    }

    private void tell(EventBody body) {
        facts++;
        tell(new EventPosition(call, EventPosition.FACTS, facts, 0), body);
    }

    private void tell(EventPosition position, EventBody body) {
        out.accept(new PositionedEvent(position, Optional.empty(), AgentEvent.of(position.id(runId), body)));
    }
}
