package io.agentee.runtime.client;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.agentee.api.message.Message;
import io.agentee.api.run.AgentClientException.NoWorker;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.workflow.TranscriptPage;
import io.grpc.Deadline;
import io.grpc.Status;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks a worker for the transcript of a run. */
final class TranscriptReader {

    private static final String TRANSCRIPT_QUERY = "transcript";

    /** A worker that has to replay a long run first needs some of it. */
    private static final long WORKER_SECONDS = 10;

    private static final long PAUSE_MILLIS = 250;

    private final TemporalCalls calls;
    private final RunLookup lookup;

    TranscriptReader(TemporalCalls calls, RunLookup lookup) {
        this.calls = calls;
        this.lookup = lookup;
    }

    CompletableFuture<List<Message>> messages(RunId runId) {
        return lookup.find(runId, TemporalCalls.promptly())
                .thenCompose(run -> more(run, Deadline.after(WORKER_SECONDS, SECONDS), new ArrayList<>()));
    }

    private CompletableFuture<List<Message>> more(DescribedRun run, Deadline deadline, List<Message> messages) {
        return page(run, deadline, messages.size()).thenCompose(page -> {
            messages.addAll(page.messages());
            // A page without messages ends it in any case: a transcript that shrinks would be asked for for ever.
            return page.messages().isEmpty() || messages.size() >= page.total()
                    ? CompletableFuture.completedFuture(messages)
                    : more(run, Deadline.after(WORKER_SECONDS, SECONDS), messages);
        });
    }

    private CompletableFuture<TranscriptPage> page(DescribedRun run, Deadline deadline, int from) {
        QueryWorkflowRequest request = QueryWorkflowRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setExecution(run.info().getExecution().toBuilder().clearRunId())
                .setQuery(WorkflowQuery.newBuilder()
                        .setQueryType(TRANSCRIPT_QUERY)
                        .setQueryArgs(run.payloads().arguments(from)))
                .build();
        return calls.once(stub -> stub.withDeadline(deadline).queryWorkflow(request))
                .thenApply(answer -> run.payloads().read(answer.getQueryResult(), TranscriptPage.class))
                .exceptionallyCompose(failure -> again(run, deadline, from, failure));
    }

    private CompletableFuture<TranscriptPage> again(DescribedRun run, Deadline deadline, int from, Throwable failure) {
        boolean tooEarly = TemporalCalls.is(Status.Code.FAILED_PRECONDITION, failure);
        boolean over = deadline.timeRemaining(SECONDS) <= 0;
        if (over && (tooEarly || TemporalCalls.is(Status.Code.DEADLINE_EXCEEDED, failure))) {
            return CompletableFuture.failedFuture(new NoWorker(run.info().getTaskQueue()));
        }
        if (!over && (tooEarly || TemporalCalls.isTemporary(failure))) {
            return calls.after(PAUSE_MILLIS).thenCompose(elapsed -> page(run, deadline, from));
        }
        return RunLookup.unlessUnknown(run.runId(), CompletableFuture.failedFuture(TemporalCalls.lasting(failure)));
    }
}
