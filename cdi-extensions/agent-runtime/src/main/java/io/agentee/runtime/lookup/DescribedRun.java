package io.agentee.runtime.lookup;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.RunMemo;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Temporal says of a run without its history. */
public final class DescribedRun {

    /** Stands for no limit; Temporal's own arithmetic ends a little later. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final WorkflowExecutionInfo info;
    private final Duration executionTimeout;
    private final RunPayloads payloads;

    private DescribedRun(WorkflowClient client, WorkflowExecutionInfo info, Duration executionTimeout) {
        this.info = info;
        this.executionTimeout = executionTimeout;
        this.payloads = new RunPayloads(client, new RunId(info.getExecution().getWorkflowId()));
    }

    /** As visibility lists it. */
    public static DescribedRun of(WorkflowClient client, WorkflowExecutionInfo info) {
        return new DescribedRun(client, info, FOR_EVER);
    }

    /** As Temporal describes it. */
    public static DescribedRun of(WorkflowClient client, DescribeWorkflowExecutionResponse answer) {
        long seconds = answer.getExecutionConfig().getWorkflowExecutionTimeout().getSeconds();
        return new DescribedRun(
                client, answer.getWorkflowExecutionInfo(), seconds > 0 ? Duration.ofSeconds(seconds) : FOR_EVER);
    }

    /** Whether it is a run at all, and not another workflow of the namespace. */
    public boolean isAgentRun() {
        return info.getType().getName().equals(AgentRunWorkflow.TYPE)
                && info.getMemo().containsFields(RunMemo.ORIGIN)
                && info.getMemo().containsFields(RunMemo.AGENT);
    }

    public WorkflowExecutionInfo info() {
        return info;
    }

    public RunPayloads payloads() {
        return payloads;
    }

    public RunId runId() {
        return new RunId(info.getExecution().getWorkflowId());
    }

    /** When Temporal ends the run at the latest. */
    public Instant backstop() {
        return TemporalCalls.instant(info.getStartTime()).plus(executionTimeout);
    }

    public Optional<String> requestDigest() {
        return payloads.read(info.getMemo(), RunMemo.REQUEST_DIGEST, String.class);
    }

    public Optional<Run.Progress> progressAtCancellation() {
        return payloads.read(info.getMemo(), RunMemo.PROGRESS, Run.Progress.class);
    }

    public RunStatus status() {
        String state = RunPayloads.read(info.getSearchAttributes(), RunSearchAttributes.STATE)
                .orElse(RunSearchAttributes.ACTIVE);
        return status(info.getStatus(), state);
    }

    /** The run as a list shows it. */
    public Run summary() {
        return new Run(
                runId(),
                new AgentName(payloads.read(info.getMemo(), RunMemo.AGENT, String.class)
                        .orElseThrow()),
                new Run.Standing(status(), pendingApprovals(), finishedAt()),
                Optional.empty(),
                origin(),
                Optional.empty(),
                Optional.empty());
    }

    /** Who started the run, when, and what for. */
    public Run.Origin origin() {
        return payloads.read(info.getMemo(), RunMemo.ORIGIN, Run.Origin.class).orElseThrow();
    }

    /** The approvals of the run as its memo has them, in the order in which it asked. */
    public List<Approval> approvals() {
        return info.getMemo().getFieldsMap().keySet().stream()
                .filter(field -> field.startsWith(RunMemo.APPROVAL_PREFIX))
                .sorted()
                .flatMap(field -> payloads.read(info.getMemo(), field, Approval.class).stream())
                .map(this::asItStands)
                .sorted(Comparator.comparing(approval -> approval.origin().requestedAt()))
                .toList();
    }

    /** One of the approvals of the run as its memo has it. */
    public Optional<Approval> approval(ApprovalId approvalId) {
        return approvalId
                .withinRun()
                .flatMap(part -> payloads.read(info.getMemo(), RunMemo.APPROVAL_PREFIX + part, Approval.class))
                .map(this::asItStands);
    }

    /** A run that Temporal ended could not say what became of its questions. */
    public Approval asItStands(Approval approval) {
        return approval.pending() && status().finished() ? approval.withStatus(ApprovalStatus.CANCELLED) : approval;
    }

    private List<ApprovalId> pendingApprovals() {
        Stream<ApprovalId> own = approvals().stream().filter(Approval::pending).map(Approval::approvalId);
        return Stream.concat(own, approvalsOfSubRuns().stream()).toList();
    }

    private List<ApprovalId> approvalsOfSubRuns() {
        return status().finished()
                ? List.of()
                : payloads.read(info.getMemo(), RunMemo.SUB_RUN_APPROVALS, ApprovalId[].class)
                        .map(List::of)
                        .orElse(List.of());
    }

    private Optional<Instant> finishedAt() {
        return info.hasCloseTime() ? Optional.of(TemporalCalls.instant(info.getCloseTime())) : Optional.empty();
    }

    /**
     * Where a run stands.
     *
     * @param state what the run itself says beyond Temporal's status, {@link RunSearchAttributes#STATE}
     */
    public static RunStatus status(WorkflowExecutionStatus status, String state) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> RunStatus.COMPLETED;
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> RunStatus.CANCELLED;
            case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> RunStatus.TIMED_OUT;
            case WORKFLOW_EXECUTION_STATUS_TERMINATED -> RunStatus.FAILED;
            case WORKFLOW_EXECUTION_STATUS_FAILED -> oneOf(state, RunStatus.TIMED_OUT, RunStatus.FAILED);
            case WORKFLOW_EXECUTION_STATUS_RUNNING,
                    WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW,
                    WORKFLOW_EXECUTION_STATUS_PAUSED,
                    WORKFLOW_EXECUTION_STATUS_UNSPECIFIED,
                    UNRECOGNIZED -> oneOf(state, RunStatus.AWAITING_APPROVAL, RunStatus.RUNNING);
        };
    }

    private static RunStatus oneOf(String state, RunStatus said, RunStatus otherwise) {
        return state.equals(said.wireName()) ? said : otherwise;
    }
}
