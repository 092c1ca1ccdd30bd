package io.agentee.runtime.loop;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.runtime.subrun.Backstop;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.RunMemo;
import io.agentee.runtime.workflow.RunResult;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.agentee.runtime.workflow.SearchValue;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The start of a sub-run, ready to be sent.
 *
 * @param input what decides it
 * @param options what Temporal is told of it
 */
record SubRunOrder(RunInput input, ChildWorkflowOptions options) {

    /** A sub-run looks after its own end; Temporal ends it so much later if nobody does. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /**
     * @param begun what decides the run that hands out the task
     * @param parent the call that is to be answered
     * @param runId the id of the sub-run
     */
    static SubRunOrder of(RunInput begun, Run.Parent parent, SubAgent agent, RunId runId, String instruction) {
        AgentDefinition definition = limited(
                agent.definition(), begun.definition().execution().limits().subAgentTimeout());
        Run.Origin origin = new Run.Origin(
                begun.origin().startedBy(),
                Instant.ofEpochMilli(Workflow.currentTimeMillis()),
                Optional.empty(),
                begun.origin().metadata(),
                agent.fingerprint(),
                Optional.of(parent));
        RunInput input =
                new RunInput(definition, instruction, begun.caller(), origin, begun.subAgents(), Optional.empty());
        return new SubRunOrder(input, options(input, runId));
    }

    /** Begins it. The promise fails with a {@link io.temporal.failure.ChildWorkflowFailure} when it has no answer. */
    Promise<RunResult> send() {
        return Workflow.newUntypedChildWorkflowStub(AgentRunWorkflow.TYPE, options)
                .executeAsync(RunResult.class, input);
    }

    private static AgentDefinition limited(AgentDefinition definition, Duration permitted) {
        RunLimits limits = definition.execution().limits();
        return limits.timeout().compareTo(permitted) > 0
                ? definition.withLimits(limits.withTimeout(permitted))
                : definition;
    }

    private static ChildWorkflowOptions options(RunInput input, RunId runId) {
        AgentDefinition definition = input.definition();
        Map<String, Object> memo = new LinkedHashMap<>();
        memo.put(RunMemo.ORIGIN, input.origin());
        memo.put(RunMemo.AGENT, definition.name().value());
        return ChildWorkflowOptions.newBuilder()
                .setWorkflowId(runId.value())
                .setTaskQueue(definition.execution().taskQueue())
                .setWorkflowExecutionTimeout(
                        new Backstop(input.subAgents()).of(definition).plus(MARGIN))
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setMemo(memo)
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(RunSearchAttributes.AGENT, definition.name().value())
                        .set(
                                RunSearchAttributes.STARTED_BY,
                                SearchValue.of(input.origin().startedBy()))
                        .set(RunSearchAttributes.STATE, RunSearchAttributes.ACTIVE)
                        .build())
                .build();
    }
}
