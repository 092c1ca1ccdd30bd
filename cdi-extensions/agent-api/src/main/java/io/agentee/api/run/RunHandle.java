package io.agentee.api.run;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A run, wherever it runs. Holds no resources; safe for use by many threads. */
public interface RunHandle {

    /** Identifies the run. */
    RunId runId();

    /**
     * The run as it stands now.
     *
     * @throws AgentClientException.UnknownRun if there is no such run
     * @throws AgentClientException.TemporalUnavailable if Temporal cannot be reached
     */
    Run run();

    /** As {@link #run()}, without holding a thread; the stage fails with the exceptions that {@code run} throws. */
    CompletionStage<Run> runAsync();

    /**
     * As {@link #runAsync()}, for somebody who may see certain runs only: another one is as unknown as a run that does not
     * exist, and finding that out takes as little.
     */
    CompletionStage<Run> runAsync(Predicate<Run.Origin> visible);

    /**
     * Who started the run, and what for: the least that can be asked, for which no worker has to answer. The stage fails
     * with the exceptions that {@link #run} throws.
     */
    CompletionStage<Run.Origin> originAsync();

    /**
     * Completes with the finished run, however it ended; holds no thread until then. Fails with an
     * {@link AgentClientException} when the run cannot be followed. Cancelling the stage does not cancel the run.
     */
    CompletionStage<Run> completion();

    /**
     * Waits for the end of the run.
     *
     * @throws TimeoutException if it is not over in this time; it goes on
     * @throws InterruptedException if the thread is interrupted; the run goes on
     */
    Run await(Duration atMost) throws TimeoutException, InterruptedException;

    /**
     * Asks the run to end. It reaches {@link RunStatus#CANCELLED} soon after.
     *
     * @throws AgentClientException.RunFinished if it is over already
     * @throws AgentClientException.UnknownRun if there is no such run
     */
    void cancel();
}
