package io.agentee.runtime.testing;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.Message;
import io.agentee.runtime.workflow.RunResult;
import io.agentee.runtime.workflow.TranscriptPage;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.util.ArrayList;
import java.util.List;

/** Looks at runs as their client does. */
public final class TestingRuns {

    private TestingRuns() {}

    /** Waits for the end of a run that is expected to fail, and tells how Temporal sees it. */
    public static TemporalFailure failureOf(WorkflowStub run) {
        try {
            RunResult result = run.getResult(RunResult.class);
            throw new AssertionError("the run did not fail, it gave " + result);
        } catch (WorkflowFailedException e) {
            return (TemporalFailure) requireNonNull(e.getCause());
        }
    }

    /** Waits for the end of a run that is expected to fail, and tells what it left. */
    public static RunResult failedResultOf(WorkflowStub run) {
        return ((ApplicationFailure) failureOf(run)).getDetails().get(RunResult.class);
    }

    /** All messages, page by page. */
    public static List<Message> transcriptOf(WorkflowStub run) {
        List<Message> messages = new ArrayList<>();
        TranscriptPage page;
        do {
            page = run.query("transcript", TranscriptPage.class, messages.size());
            messages.addAll(page.messages());
        } while (messages.size() < page.total());
        return messages;
    }
}
