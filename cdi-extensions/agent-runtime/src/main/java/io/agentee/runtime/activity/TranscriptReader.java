package io.agentee.runtime.activity;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.Message;
import io.agentee.runtime.transcript.Transcript;
import io.agentee.runtime.transcript.TranscriptCache;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.TranscriptPage;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowTargetOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a run knows: in this worker's own memory, or by asking the run, page by page. */
public final class TranscriptReader {

    private final TranscriptCache cache;
    private final WorkflowClient client;

    /** Reads from the cache, and from the runs of this client's namespace. */
    public TranscriptReader(TranscriptCache cache, WorkflowClient client) {
        this.cache = cache;
        this.client = client;
    }

    /** A transcript of the activity's run with at least so many messages. May block while the run is asked. */
    Transcript read(ActivityInfo activity, int messageCount) {
        String runId = requireNonNull(activity.getWorkflowRunId(), "the activity has no workflow");
        return cache.find(runId, messageCount).orElseGet(() -> ask(activity.getWorkflowId(), runId, messageCount));
    }

    private Transcript ask(@Nullable String workflowId, String runId, int messageCount) {
        WorkflowTargetOptions target = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(requireNonNull(workflowId, "the activity has no workflow"))
                .setRunId(runId)
                .build();
        AgentRunWorkflow run = client.newWorkflowStub(AgentRunWorkflow.class, target);
        TranscriptPage page = run.transcript(0);
        TranscriptPage.Head head =
                page.head().orElseThrow(() -> new IllegalStateException("the first page has no head"));
        List<Message> messages = new ArrayList<>(page.messages());
        while (messages.size() < messageCount) {
            page = run.transcript(messages.size());
            if (page.messages().isEmpty()) {
                throw new IllegalStateException(
                        "the run has %d messages, not the %d of this call".formatted(messages.size(), messageCount));
            }
            messages.addAll(page.messages());
        }
        return new Transcript(head.definition(), head.caller(), messages);
    }
}
