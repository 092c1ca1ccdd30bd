package io.agentee.client;

import io.agentee.api.approval.ApprovalId;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunRequest;
import io.agentee.api.run.RunStatus;
import io.agentee.api.run.SubRun;
import io.agentee.api.run.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A run that ends when the test says so. */
public class TestingRun implements RunHandle {

    public final CompletableFuture<Run> completion = new CompletableFuture<>();
    public final List<CompletableFuture<Run>> followers = new CopyOnWriteArrayList<>();
    public final TestingEvents events;
    final RunRequest request;
    private final RunId runId;
    private final List<TestingRun> subRuns = new CopyOnWriteArrayList<>();
    private volatile List<ApprovalId> pendingApprovals = List.of();
    private volatile Optional<Run.Parent> parent = Optional.empty();

    /** What reading it fails with. */
    public volatile Optional<RuntimeException> failure = Optional.empty();

    TestingRun(RunId runId, RunRequest request) {
        this.runId = runId;
        this.request = request;
        this.events = new TestingEvents(runId);
    }

    public void finish(RunStatus status, RunOutcome outcome) {
        completion.complete(run(status, Optional.of(outcome)));
    }

    /** Waits for these approvals from now on. */
    public void ask(ApprovalId... approvals) {
        pendingApprovals = List.of(approvals);
    }

    /** Has a run of this agent answer the only call of its next message. */
    TestingRun begin(String agent, ToolCallId call) {
        RunRequest task = RunRequest.of(agent, "Look it up").withCaller(request.caller());
        TestingRun begun = new TestingRun(runId.subRun(2 * subRuns.size() + 1, 0), task);
        begun.parent = Optional.of(new Run.Parent(runId, call));
        subRuns.add(begun);
        return begun;
    }

    @Override
    public RunId runId() {
        return runId;
    }

    @Override
    public Run run() {
        failure.ifPresent(problem -> {
            throw problem;
        });
        return current();
    }

    private Run current() {
        return completion.isDone() && !completion.isCompletedExceptionally()
                ? completion.join()
                : run(pendingApprovals.isEmpty() ? RunStatus.RUNNING : RunStatus.AWAITING_APPROVAL, Optional.empty());
    }

    @Override
    public CompletionStage<Run> runAsync() {
        return CompletableFuture.supplyAsync(this::run);
    }

    @Override
    public CompletionStage<Run> runAsync(Predicate<Run.Origin> visible) {
        return CompletableFuture.supplyAsync(() -> {
            Run run = run();
            if (!visible.test(run.origin())) {
                throw new AgentClientException.UnknownRun(runId);
            }
            return run;
        });
    }

    @Override
    public CompletionStage<Run.Origin> originAsync() {
        return CompletableFuture.supplyAsync(() -> run().origin());
    }

    Run inList() {
        Run run = current();
        return new Run(
                run.runId(),
                run.agent(),
                run.standing(),
                Optional.empty(),
                run.origin(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public CompletionStage<Run> completion() {
        CompletableFuture<Run> follower = completion.copy();
        followers.add(follower);
        return follower;
    }

    @Override
    public Run await(Duration atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel() {
        if (completion.isDone()) {
            throw new AgentClientException.RunFinished(runId);
        }
    }

    private Run run(RunStatus status, Optional<RunOutcome> outcome) {
        return new Run(
                runId,
                request.agent(),
                new Run.Standing(
                        status,
                        outcome.isPresent() ? List.of() : pendingApprovals,
                        outcome.map(ended -> TestingAgentClient.FINISHED_AT)),
                Optional.of(request.input()),
                new Run.Origin(
                        request.caller().name(),
                        TestingAgentClient.STARTED_AT,
                        request.conversationId(),
                        request.metadata(),
                        "sha256:1f",
                        parent),
                progress(outcome.isPresent()),
                outcome);
    }

    private Optional<Run.Progress> progress(boolean over) {
        List<SubRun> begun = subRuns.stream().map(TestingRun::asSubRun).toList();
        if (over) {
            return Optional.of(new Run.Progress(2, new Usage(new TokenUsage(10, 5, 3, 1), 2, 1), begun));
        }
        return begun.isEmpty() ? Optional.empty() : Optional.of(new Run.Progress(1, Usage.NONE, begun));
    }

    private SubRun asSubRun() {
        Run run = current();
        return new SubRun(runId, run.agent(), parent.orElseThrow().toolCallId(), run.status());
    }

    static final class Unknown extends TestingRun {

        Unknown(RunId runId) {
            super(runId, RunRequest.of("assistant", "?"));
        }

        @Override
        public Run run() {
            throw new AgentClientException.UnknownRun(runId());
        }

        @Override
        public void cancel() {
            throw new AgentClientException.UnknownRun(runId());
        }
    }
}
