package io.agentee.runtime.loop;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.ToolExecution;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.turn.FailedCall;
import io.agentee.runtime.turn.RefusedCall;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolTurn;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** The tool calls of one turn. Whatever becomes of a call, the model reads it, in the order in which it asked. */
final class ToolCalls {

    /** Temporal lets a workflow have 2,000 activities open; results under way must also fit into the history. */
    private static final int AT_ONCE = 32;

    private final AgentDefinition definition;
    private final RunState state;
    private final ActivityCalls calls;

    ToolCalls(AgentDefinition definition, RunState state, ActivityCalls calls) {
        this.definition = definition;
        this.state = state;
        this.calls = calls;
    }

    void executeAll(Message.Assistant asking) {
        int messageIndex = state.transcript().size() - 1;
        int atOnce = definition.execution().toolExecution() == ToolExecution.PARALLEL ? AT_ONCE : 1;
        List<ToolCall> asked = asking.toolCalls();
        for (int first = 0; first < asked.size(); first += atOnce) {
            HistoryLimit.check();
            List<Promise<ToolAnswer>> answers = new ArrayList<>();
            int end = Math.min(first + atOnce, asked.size());
            for (int i = first; i < end; i++) {
                answers.add(execute(asked.get(i), new ToolTurn(state.runId(), messageIndex, i, 0)));
            }
            for (int i = first; i < end; i++) {
                state.toolAnswered(asked.get(i), answers.get(i - first).get());
            }
        }
    }

    private Promise<ToolAnswer> execute(ToolCall call, ToolTurn turn) {
        return RefusedCall.answer(definition, call)
                .<Promise<ToolAnswer>>map(Workflow::newPromise)
                .orElseGet(() -> make(definition.tool(call.name()).orElseThrow(), turn));
    }

    private Promise<ToolAnswer> make(ToolSpecification tool, ToolTurn turn) {
        return calls.callTool(turn, tool.effect()).exceptionally(failure -> answerTo(failure, tool.effect()));
    }

    private static ToolAnswer answerTo(Throwable failure, ToolEffect effect) {
        if (!(failure instanceof ActivityFailure) || failure.getCause() instanceof CanceledFailure) {
            throw Workflow.wrap((Exception) failure);
        }
        return FailedCall.toolAnswer(failure.getCause(), effect);
    }
}
