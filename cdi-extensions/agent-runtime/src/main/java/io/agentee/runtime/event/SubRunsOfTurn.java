package io.agentee.runtime.event;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.SubagentEvent;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.subrun.SubRunEnd;
import io.agentee.runtime.workflow.RunInput;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Tells of the sub-runs that the tool calls of one turn begin. */
final class SubRunsOfTurn {

    private final RunId runId;
    private final RunInput input;
    private final int messageIndex;
    private final MessageId asking;
    private final List<ToolCall> calls;
    private final Consumer<EventBody> out;
    private final Set<RunId> started = new HashSet<>();
    private final Set<RunId> cancelled = new HashSet<>();

    /**
     * @param messageIndex of the answer that asks for the calls
     * @param asking that answer
     */
    SubRunsOfTurn(
            RunId runId,
            RunInput input,
            int messageIndex,
            MessageId asking,
            List<ToolCall> calls,
            Consumer<EventBody> out) {
        this.runId = runId;
        this.input = input;
        this.messageIndex = messageIndex;
        this.asking = asking;
        this.calls = calls;
        this.out = out;
    }

    void started(RunId subRun, long timestamp) {
        call(subRun).ifPresent(index -> {
            ToolCall call = calls.get(index);
            Optional<AgentDefinition> agent = agent(call);
            started.add(subRun);
            out.accept(new SubagentEvent.Started(
                    subRun,
                    agent.map(definition -> definition.name().value()).orElse(call.name()),
                    agent.map(AgentDefinition::description).filter(description -> !description.isBlank()),
                    Optional.empty(),
                    call.id(),
                    asking,
                    timestamp));
        });
    }

    /** The run ends, and its sub-run with it: nobody reads its answer. */
    void cancelled(RunId subRun) {
        cancelled.add(subRun);
    }

    /** The call whose answer it is, if that is read. */
    Optional<Integer> ended(RunId subRun, SubRunEnd end, long timestamp) {
        Optional<Integer> call = call(subRun);
        if (call.isPresent() && started.remove(subRun)) {
            out.accept(body(subRun, end, timestamp));
        }
        return cancelled.contains(subRun) ? Optional.empty() : call;
    }

    private static EventBody body(RunId subRun, SubRunEnd end, long timestamp) {
        return end.status() == RunStatus.COMPLETED
                ? new SubagentEvent.Finished(subRun, end.result(), timestamp)
                : new SubagentEvent.Failed(subRun, end.detail(), end.status(), timestamp);
    }

    private Optional<AgentDefinition> agent(ToolCall call) {
        return input.definition()
                .tool(call.name())
                .flatMap(SubAgent::behind)
                .flatMap(input::subAgent)
                .map(SubAgent::definition);
    }

    private Optional<Integer> call(RunId subRun) {
        for (int index = 0; index < calls.size(); index++) {
            if (runId.subRun(messageIndex, index).equals(subRun)) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }
}
