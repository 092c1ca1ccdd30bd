package io.agentee.client.agui;

import io.agentee.api.event.EventBody;
import io.agentee.api.event.RunEvent;
import java.util.function.UnaryOperator;

/**
 * Shows a run under the names that its caller gave it.
 *
 * @param threadId the caller's conversation
 * @param runId the caller's name for the run
 */
record CallersIds(String threadId, String runId) implements UnaryOperator<EventBody> {

    @Override
    public EventBody apply(EventBody event) {
        if (event instanceof RunEvent.Started started) {
            return new RunEvent.Started(threadId, runId, started.timestamp());
        }
        if (event instanceof RunEvent.Finished finished) {
            return new RunEvent.Finished(
                    threadId, runId, finished.result(), finished.outcome(), finished.usage(), finished.timestamp());
        }
        return event;
    }
}
