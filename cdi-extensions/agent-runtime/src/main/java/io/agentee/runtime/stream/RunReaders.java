package io.agentee.runtime.stream;

import io.agentee.api.run.RunId;
import io.agentee.runtime.event.EventPosition;
import java.util.concurrent.CompletableFuture;

/** Opens readers of runs. */
interface RunReaders {

    /**
     * A reader of this run after this position.
     *
     * @param onNews what it tells of news
     * @return fails with {@link io.agentee.api.run.AgentClientException.UnknownRun} when there is no such run
     */
    CompletableFuture<RunReader> open(RunId runId, EventPosition after, Runnable onNews);
}
