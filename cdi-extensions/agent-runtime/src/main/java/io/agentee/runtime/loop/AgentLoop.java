package io.agentee.runtime.loop;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.run.RunOutcome.Completed;
import io.agentee.api.run.RunOutcome.Completed.Reason;
import io.agentee.runtime.json.StructuredOutput;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.workflow.RunInput;
import java.util.Optional;

/** Turn after turn: the model answers, or asks for tools, and then it is asked again. */
final class AgentLoop {

    private final AgentDefinition definition;
    private final RunState state;
    private final ActivityCalls calls;
    private final ToolCalls tools;
    private final Continuation continuation;

    AgentLoop(RunInput input, RunState state, SubRuns subRuns, ActiveTime time) {
        this.definition = input.definition();
        this.state = state;
        this.calls = new ActivityCalls(definition.execution().limits(), time);
        this.tools = new ToolCalls(definition, state, calls, subRuns, time);
        this.continuation = new Continuation(input, state, time);
    }

    Completed turns() {
        int permitted = definition.execution().limits().maxIterations();
        while (state.progress().iterations() < permitted) {
            continuation.continueAsNewIfDue();
            ModelAnswer answer = askModel(true);
            if (answer.response().toolCalls().isEmpty()) {
                return completed(answer, Reason.ANSWERED);
            }
            tools.executeAll(state.lastAnswer());
        }
        continuation.continueAsNewIfDue();
        return completed(askModel(false), Reason.MAX_ITERATIONS);
    }

    private ModelAnswer askModel(boolean withTools) {
        HistoryLimit.check();
        state.turnBegun();
        ModelAnswer answer =
                calls.callModel(new ModelTurn(state.runId(), state.transcript().size(), withTools, 0));
        state.modelAnswered(answer);
        return answer;
    }

    private Completed completed(ModelAnswer answer, Reason reason) {
        if (definition.responseSchema().isEmpty()) {
            return new Completed(answer.response().content(), Optional.empty(), reason);
        }
        String output = answer.violations().isEmpty() ? answer.response().content() : repaired(answer);
        return new Completed(output, Optional.of(StructuredOutput.parse(output)), reason);
    }

    private String repaired(ModelAnswer invalid) {
        state.userSays(RunProblems.repairRequest(invalid.violations()));
        ModelAnswer answer = askModel(false);
        if (!answer.violations().isEmpty()) {
            throw RunProblems.invalidOutput(answer.violations());
        }
        return answer.response().content();
    }
}
