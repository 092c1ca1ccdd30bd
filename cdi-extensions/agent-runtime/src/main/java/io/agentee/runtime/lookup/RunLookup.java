package io.agentee.runtime.lookup;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.agentee.api.run.AgentClientException.UnknownRun;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.SubRun;
import io.agentee.runtime.workflow.RunInput;
import io.grpc.Deadline;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds runs by their id, and reads them from Temporal's own records as far as those go. */
public final class RunLookup {

    private static final int LONGEST_ID = 255;
    private static final long PROGRESS_SECONDS = 2;
    private static final String PROGRESS_QUERY = "progress";

    private final TemporalCalls calls;

    public RunLookup(TemporalCalls calls) {
        this.calls = calls;
    }

    /** The workflow of this id, whatever it is; fails with Temporal's {@code NOT_FOUND} when there is none. */
    public CompletableFuture<DescribedRun> describe(RunId runId, Deadline deadline) {
        DescribeWorkflowExecutionRequest request = DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(runId.value()))
                .build();
        return calls.call(deadline, stub -> stub.describeWorkflowExecution(request))
                .thenApply(answer -> DescribedRun.of(calls.client(), answer));
    }

    /** The run of this id; fails with {@link UnknownRun} when there is none, or when it is another kind of workflow. */
    public CompletableFuture<DescribedRun> find(RunId runId, Deadline deadline) {
        if (runId.value().length() > LONGEST_ID) {
            return CompletableFuture.failedFuture(new UnknownRun(runId));
        }
        return unlessUnknown(runId, describe(runId, deadline)).thenApply(run -> {
            if (!run.isAgentRun()) {
                throw new UnknownRun(runId);
            }
            return run;
        });
    }

    /** The run with all that is known of it. */
    public CompletableFuture<Run> read(RunId runId, Deadline deadline) {
        return find(runId, deadline).thenCompose(run -> read(run, deadline));
    }

    /** The run with all that is known of it. */
    public CompletableFuture<Run> read(DescribedRun run, Deadline deadline) {
        RunId runId = run.runId();
        CompletableFuture<String> input = unlessUnknown(
                        runId, history(run, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT, deadline))
                .thenApply(events -> inputOf(run, events.getEvents(0)));
        if (run.status().finished()) {
            return unlessUnknown(
                            runId, history(run, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT, deadline))
                    .thenApply(events -> ClosedRun.of(run, events.getEvents(events.getEventsCount() - 1)))
                    .thenCombine(input, (closed, said) -> closed.complete(run.summary(), said))
                    .thenCompose(closed -> withEndsOfSubRuns(closed, deadline));
        }
        return progress(runId).thenCombine(input, (progress, said) -> underWay(run.summary(), said, progress));
    }

    /** A run that does not wait for its sub-runs, when it ends before its time, cannot say what becomes of them. */
    private CompletableFuture<Run> withEndsOfSubRuns(Run run, Deadline deadline) {
        List<CompletableFuture<SubRun>> subRuns = run.progress().stream()
                .flatMap(done -> done.subRuns().stream())
                .map(subRun -> asItStands(subRun, deadline))
                .toList();
        return CompletableFuture.allOf(subRuns.toArray(CompletableFuture[]::new))
                .thenApply(known -> run.withSubRuns(
                        subRuns.stream().map(TemporalCalls::join).toList()));
    }

    private CompletableFuture<SubRun> asItStands(SubRun subRun, Deadline deadline) {
        return subRun.status().finished()
                ? CompletableFuture.completedFuture(subRun)
                : find(subRun.runId(), deadline)
                        .thenApply(run -> subRun.withStatus(run.status()))
                        .exceptionally(unknown -> subRun);
    }

    private static Run underWay(Run summary, String input, Optional<Run.Progress> progress) {
        return new Run(
                summary.runId(),
                summary.agent(),
                summary.standing(),
                Optional.of(input),
                summary.origin(),
                progress,
                Optional.empty());
    }

    private CompletableFuture<History> history(DescribedRun run, HistoryEventFilterType filter, Deadline deadline) {
        GetWorkflowExecutionHistoryRequest request = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setExecution(run.info().getExecution())
                .setMaximumPageSize(1)
                .setHistoryEventFilterType(filter)
                .build();
        return calls.call(deadline, stub -> stub.getWorkflowExecutionHistory(request))
                .thenApply(GetWorkflowExecutionHistoryResponse::getHistory);
    }

    /** Only what is needed of {@link RunInput}: what a run carries along may be large. */
    private static String inputOf(DescribedRun run, HistoryEvent started) {
        return run.payloads()
                .read(started.getWorkflowExecutionStartedEventAttributes().getInput(), Said.class)
                .input();
    }

    /** What a worker says of the run; absent when none answers soon. */
    private CompletableFuture<Optional<Run.Progress>> progress(RunId runId) {
        QueryWorkflowRequest request = QueryWorkflowRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(runId.value()))
                .setQuery(WorkflowQuery.newBuilder().setQueryType(PROGRESS_QUERY))
                .build();
        RunPayloads payloads = new RunPayloads(calls.client(), runId);
        return calls.once(stub ->
                        stub.withDeadlineAfter(PROGRESS_SECONDS, SECONDS).queryWorkflow(request))
                .thenApply(answer -> Optional.of(payloads.read(answer.getQueryResult(), Run.Progress.class)))
                .exceptionally(unanswered -> Optional.empty());
    }

    public static <T> CompletableFuture<T> unlessUnknown(RunId runId, CompletableFuture<T> answer) {
        return answer.exceptionallyCompose(failure -> TemporalCalls.is(Status.Code.NOT_FOUND, failure)
                ? CompletableFuture.failedFuture(new UnknownRun(runId))
                : CompletableFuture.failedFuture(failure));
    }

    /** @param input what the user said */
    private record Said(String input) {}
}
