package io.agentee.runtime.loop;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.agent.ToolExecution;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.decision.ApprovalDesk;
import io.agentee.runtime.decision.DecisionRules;
import io.agentee.runtime.decision.HumanAnswer;
import io.agentee.runtime.decision.Question;
import io.agentee.runtime.json.ToolArguments;
import io.agentee.runtime.turn.ApprovedCall;
import io.agentee.runtime.turn.FailedCall;
import io.agentee.runtime.turn.RefusedCall;
import io.agentee.runtime.turn.ReviewTurn;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolReview;
import io.agentee.runtime.turn.ToolTurn;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * The tool calls of one turn: reviewed, put before humans, made, each at its own pace. Whatever becomes of a call, the model
 * reads it, in the order in which it asked.
 */
final class ToolCalls {

    /** Temporal lets a workflow have 2,000 activities open; results under way must also fit into the history. */
    private static final int AT_ONCE = 32;

    private final AgentDefinition definition;
    private final RunState state;
    private final ActivityCalls calls;
    private final SubRuns subRuns;
    private final ActiveTime time;
    private final ApprovalDesk desk;

    ToolCalls(AgentDefinition definition, RunState state, ActivityCalls calls, SubRuns subRuns, ActiveTime time) {
        this.definition = definition;
        this.subRuns = subRuns;
        this.state = state;
        this.calls = calls;
        this.time = time;
        this.desk = state.desk();
    }

    void executeAll(Message.Assistant asking) {
        time.whenCancelled(desk::cancelPending);
        int messageIndex = state.transcript().size() - 1;
        int atOnce = definition.execution().toolExecution() == ToolExecution.PARALLEL ? AT_ONCE : 1;
        List<ToolCall> asked = asking.toolCalls();
        for (int first = 0; first < asked.size(); first += atOnce) {
            HistoryLimit.check();
            List<Promise<ToolAnswer>> answers = new ArrayList<>();
            int end = Math.min(first + atOnce, asked.size());
            for (int i = first; i < end; i++) {
                answers.add(execute(asking, asked.get(i), ToolTurn.of(state.runId(), messageIndex, i)));
            }
            for (int i = first; i < end; i++) {
                state.toolAnswered(asked.get(i), answers.get(i - first).get());
            }
        }
    }

    private Promise<ToolAnswer> execute(Message.Assistant asking, ToolCall call, ToolTurn turn) {
        return RefusedCall.answer(definition, call)
                .<Promise<ToolAnswer>>map(Workflow::newPromise)
                .orElseGet(() -> {
                    ToolSpecification tool = definition.tool(call.name()).orElseThrow();
                    return definition.approval().reviews(tool)
                            ? review(asking, call, tool, turn)
                            : make(call, tool, turn);
                });
    }

    private Promise<ToolAnswer> review(Message.Assistant asking, ToolCall call, ToolSpecification tool, ToolTurn turn) {
        ReviewTurn asked = new ReviewTurn(turn.runId(), turn.messageIndex(), turn.callIndex(), desk.grants());
        return time.working(calls.reviewToolCall(asked)).thenCompose(review -> switch (review.outcome()) {
            case REFUSED -> {
                desk.judged(approvalId(turn), tool.name(), review);
                yield Workflow.newPromise(ToolAnswer.refused(review.reason()));
            }
            case ALLOWED -> {
                desk.judged(approvalId(turn), tool.name(), review);
                yield make(call, tool, turn);
            }
            case ASK -> ask(asking, call, tool, turn, review);
        });
    }

    private Promise<ToolAnswer> ask(
            Message.Assistant asking, ToolCall call, ToolSpecification tool, ToolTurn turn, ToolReview review) {
        Question question =
                new Question(approvalId(turn), call, tool, state.firstInput(), asking.content(), review.reason());
        return time.waiting(desk.ask(question)).thenCompose(approval -> HumanAnswer.of(approval)
                .<Promise<ToolAnswer>>map(Workflow::newPromise)
                .orElseGet(() -> make(call, tool, turn.withApproved(DecisionRules.approved(approval)))));
    }

    private static ApprovalId approvalId(ToolTurn turn) {
        return ApprovalId.of(turn.runId(), turn.messageIndex(), turn.callIndex());
    }

    private Promise<ToolAnswer> make(ToolCall call, ToolSpecification tool, ToolTurn turn) {
        return SubAgent.behind(tool).map(agent -> delegate(agent, call, turn)).orElseGet(() -> time.working(
                        calls.callTool(turn, tool.effect()))
                .exceptionally(failure -> answerTo(failure, tool.effect())));
    }

    private Promise<ToolAnswer> delegate(AgentName agent, ToolCall call, ToolTurn turn) {
        String arguments = turn.approved().flatMap(ApprovedCall::arguments).orElse(call.arguments());
        return subRuns.begin(
                agent,
                call.id(),
                turn.runId().subRun(turn.messageIndex(), turn.callIndex()),
                ToolArguments.text(arguments, SubAgent.INSTRUCTION));
    }

    private static ToolAnswer answerTo(Throwable failure, ToolEffect effect) {
        if (!(failure instanceof ActivityFailure) || failure.getCause() instanceof CanceledFailure) {
            throw Workflow.wrap((Exception) failure);
        }
        return FailedCall.toolAnswer(failure.getCause(), effect);
    }
}
