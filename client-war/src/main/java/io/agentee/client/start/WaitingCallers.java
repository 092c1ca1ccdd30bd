package io.agentee.client.start;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.AgentClient;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunRequest;
import io.agentee.client.caller.NotAllowedException;
import io.agentee.client.caller.Permissions;
import io.agentee.client.problem.StageFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers for runs to callers who wait, without holding a thread for any. What is to be written is written by the threads
 * on which the agent client completes its stages: those are there for that, while the server's own executor may be full of
 * tools.
 */
final class WaitingCallers {

    private final AgentClient agents;
    private final ScheduledExecutorService scheduler;

    /**
     * @param agents starts the runs
     * @param scheduler tells that a wait is over; is never blocked
     */
    WaitingCallers(AgentClient agents, ScheduledExecutorService scheduler) {
        this.agents = agents;
        this.scheduler = scheduler;
    }

    /**
     * Starts a run. The stage completes with the finished run, or with the run as it stands when this
     * time is over; it fails as {@link AgentClient#startAsync} and {@link RunHandle#runAsync} do.
     *
     * @throws NotAllowedException if the caller may not start runs
     */
    CompletionStage<Run> start(RunRequest request, Duration atMost) {
        new Permissions(request.caller()).requireStart();
        return StageFailure.unwrapped(agents.startAsync(request)
                .thenCompose(handle -> atMost.isZero() ? handle.runAsync() : finishedWithin(atMost, handle)));
    }

    private CompletionStage<Run> finishedWithin(Duration atMost, RunHandle handle) {
        CompletableFuture<Run> answer = new CompletableFuture<>();
        CompletionStage<Run> completion = handle.completion();
        completion.whenComplete((run, problem) -> settle(answer, run, problem));
        Future<?> timer = scheduler.schedule(
                () -> handle.runAsync().whenComplete((run, problem) -> settle(answer, run, problem)),
                atMost.toMillis(),
                TimeUnit.MILLISECONDS);
        // Whoever was second has nothing left to do; a completion that nobody waits for would poll until the run ends.
        return answer.whenComplete((run, problem) -> {
            timer.cancel(false);
            completion.toCompletableFuture().cancel(false);
        });
    }

    private static void settle(CompletableFuture<Run> answer, @Nullable Run run, @Nullable Throwable problem) {
        if (problem != null) {
            answer.completeExceptionally(StageFailure.cause(problem));
            return;
        }
        answer.complete(requireNonNull(run, "run is null"));
    }
}
