package io.agentee.runtime.client;

import io.agentee.api.message.Message;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.lookup.WorkerQuery;
import io.agentee.runtime.workflow.TranscriptPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks a worker for the transcript of a run. */
final class TranscriptReader {

    private static final String TRANSCRIPT_QUERY = "transcript";

    private final RunLookup lookup;
    private final WorkerQuery worker;

    TranscriptReader(TemporalCalls calls, RunLookup lookup) {
        this.lookup = lookup;
        this.worker = new WorkerQuery(calls);
    }

    CompletableFuture<List<Message>> messages(RunId runId) {
        return lookup.find(runId, TemporalCalls.promptly()).thenCompose(run -> more(run, new ArrayList<>()));
    }

    private CompletableFuture<List<Message>> more(DescribedRun run, List<Message> messages) {
        return worker.ask(run, TRANSCRIPT_QUERY, messages.size(), TranscriptPage.class)
                .thenCompose(page -> {
                    messages.addAll(page.messages());
                    // A page without messages ends it in any case: a transcript that shrinks would be asked for for
                    // ever.
                    return page.messages().isEmpty() || messages.size() >= page.total()
                            ? CompletableFuture.completedFuture(messages)
                            : more(run, messages);
                });
    }
}
