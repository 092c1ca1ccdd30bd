package io.agentee.runtime.loop;

import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import io.agentee.api.run.SubRun;
import io.agentee.runtime.subrun.SubRunEnd;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.RunResult;
import io.agentee.runtime.workflow.SubRunReport;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs that a run begins: one for each task that its model hands to a sub-agent. Each is a child workflow. */
final class SubRuns {

    /** A sub-run whose workers are away hears late that it is cancelled; the run does not wait for it longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunInput input;
    private final RunState state;
    private final ActiveTime time;
    private final ParentReports reports;
    private final Map<RunId, Open> open = new LinkedHashMap<>();
    private boolean watchesTheEnd;

    SubRuns(RunInput input, RunState state, ActiveTime time, ParentReports reports) {
        this.input = input;
        this.state = state;
        this.time = time;
        this.reports = reports;
    }

    /** Hands out a task. Completes with what the model reads of it; fails only when the run itself ends. */
    Promise<ToolAnswer> begin(AgentName agent, ToolCallId call, RunId runId, String instruction) {
        SubAgent subAgent = input.subAgent(agent).orElseThrow();
        if (!watchesTheEnd) {
            watchesTheEnd = true;
            time.whenCancelled(this::expectEnds);
        }
        state.subRunBegan(new SubRun(runId, agent, call, RunStatus.RUNNING));
        CompletablePromise<RunResult> end = Workflow.newPromise();
        ActiveTime.Share share = time.share(false);
        Promise<ToolAnswer> answer = share.until(end).handle((result, failure) -> ended(runId, agent, result, failure));
        open.put(runId, new Open(share, end, answer));
        SubRunOrder order = SubRunOrder.of(input, new Run.Parent(state.runId(), call), subAgent, runId, instruction);
        end.completeFrom(time.begin(order::send));
        return answer;
    }

    /** A sub-run says where it stands. */
    void report(SubRunReport report) {
        Open subRun = open.get(report.runId());
        if (subRun == null) {
            return;
        }
        subRun.approvals = report.approvals();
        RunStatus status = report.approvals().isEmpty() ? RunStatus.RUNNING : RunStatus.AWAITING_APPROVAL;
        state.subRunStands(report.runId(), status);
        subRun.share.waits(report.waits());
        approvalsChanged();
    }

    /** The run ends before its time: waits for the ends of its sub-runs, which end with it, for a while. */
    void awaitEnds() {
        if (time.ending()) {
            List.copyOf(open.values())
                    .forEach(subRun ->
                            subRun.answer.handle((answer, failure) -> true).get());
        }
    }

    private void expectEnds() {
        if (open.isEmpty()) {
            return;
        }
        Workflow.newDetachedCancellationScope(() -> Workflow.newTimer(PATIENCE).thenApply(nothing -> {
                    List.copyOf(open.values())
                            .forEach(subRun -> subRun.end.completeExceptionally(
                                    new CanceledFailure("the run did not wait longer")));
                    return null;
                }))
                .run();
    }

    private ToolAnswer ended(
            RunId runId, AgentName agent, @Nullable RunResult result, @Nullable RuntimeException failure) {
        open.remove(runId);
        approvalsChanged();
        if (failure != null && !(failure instanceof ChildWorkflowFailure)) {
            throw failure;
        }
        SubRunEnd end = result != null
                ? SubRunEnd.of(result)
                : SubRunEnd.of(
                        Optional.ofNullable(failure).map(Throwable::getCause).orElse(null));
        state.subRunEnded(runId, end);
        if (time.ending()) {
            throw new CanceledFailure("the run ended before its sub-run's answer could be read");
        }
        return end.toolAnswer(agent, input.definition().execution().limits().maxToolResultBytes());
    }

    private void approvalsChanged() {
        List<ApprovalId> awaited = open.values().stream()
                .flatMap(subRun -> subRun.approvals.stream())
                .toList();
        state.desk().subRunsAwait(awaited);
        reports.changed();
    }

    /** What goes on of a sub-run. */
    private static final class Open {

        private final ActiveTime.Share share;
        private final CompletablePromise<RunResult> end;
        private final Promise<ToolAnswer> answer;
        private List<ApprovalId> approvals = List.of();

        Open(ActiveTime.Share share, CompletablePromise<RunResult> end, Promise<ToolAnswer> answer) {
            this.share = share;
            this.end = end;
            this.answer = answer;
        }
    }
}
