package io.agentee.runtime.loop;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.transcript.JsonSize;
import io.agentee.runtime.workflow.CarriedState;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.RunMemo;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Goes on in a new history, between two turns, when the old one has grown long. */
final class Continuation {

    /** What is carried is one payload, and Temporal refuses those over 2 MB. */
    private static final long MAX_CARRIED_BYTES = 1_500_000;

    private final RunInput input;
    private final RunState state;
    private final ActiveTime time;
    private final int turnsBefore;

    Continuation(RunInput input, RunState state, ActiveTime time) {
        this.input = input;
        this.state = state;
        this.time = time;
        this.turnsBefore = state.progress().iterations();
    }

    void continueAsNewIfDue() {
        long variable = state.transcript().bytes() + state.desk().carriedBytes();
        if (due() && variable + fixedBytes() <= MAX_CARRIED_BYTES) {
            state.desk().settle();
            CarriedState carried = new CarriedState(
                    state.transcript().all(),
                    state.progress(),
                    time.left(),
                    state.desk().carried());
            Workflow.continueAsNew(
                    ContinueAsNewOptions.newBuilder().setMemo(memo()).build(),
                    new RunInput(
                            input.definition(),
                            input.input(),
                            input.caller(),
                            input.origin(),
                            input.subAgents(),
                            Optional.of(carried)));
        }
    }

    private boolean due() {
        // Each history takes at least one turn, however low the limit.
        if (state.progress().iterations() == turnsBefore) {
            return false;
        }
        RunLimits limits = input.definition().execution().limits();
        WorkflowInfo info = Workflow.getInfo();
        return info.isContinueAsNewSuggested()
                || (limits.maxHistoryEvents() > 0 && info.getHistoryLength() >= limits.maxHistoryEvents());
    }

    private long fixedBytes() {
        long bytes = bytes(input.definition());
        for (SubAgent subAgent : input.subAgents()) {
            bytes += bytes(subAgent.definition());
        }
        return bytes
                + JsonSize.of(input.input())
                + JsonSize.ofTree(input.origin().metadata());
    }

    private static long bytes(AgentDefinition definition) {
        long bytes = 4_096L + JsonSize.of(definition.systemPrompt()) + JsonSize.of(definition.description());
        bytes += definition
                .responseSchema()
                .map(schema -> JsonSize.ofTree(schema.document()))
                .orElse(0);
        for (ToolSpecification tool : definition.tools()) {
            bytes += 256L
                    + JsonSize.of(tool.description())
                    + JsonSize.ofTree(tool.parameters().document());
        }
        return bytes;
    }

    // Temporal gives a new history the search attributes of the old one, but not its memo.
    private Map<String, Object> memo() {
        Map<String, Object> memo = new LinkedHashMap<>();
        memo.put(RunMemo.ORIGIN, input.origin());
        memo.put(RunMemo.AGENT, input.definition().name());
        memo.putAll(state.desk().memo());
        Optional.ofNullable(Workflow.getMemo(RunMemo.REQUEST_DIGEST, String.class))
                .ifPresent(digest -> memo.put(RunMemo.REQUEST_DIGEST, digest));
        return memo;
    }
}
