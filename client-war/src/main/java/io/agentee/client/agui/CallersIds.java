package io.agentee.client.agui;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.PrefixedIds;
import io.agentee.api.event.RunEvent;
import io.agentee.api.run.RunStatus;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Shows a run as part of its caller's thread: under the names that the caller gave, and with ids of messages and tool calls
 * that no other run of the thread has. Clients put the messages of a thread together by these
 * ids, while ours tell them apart within one run. A run that was cancelled has finished so, in AG-UI's terms.
 *
 * @param threadId the caller's conversation
 * @param runId the caller's name for the run
 */
record CallersIds(String threadId, String runId) implements UnaryOperator<AgentEvent> {

    @Override
    public AgentEvent apply(AgentEvent event) {
        EventBody shown =
                event.body() instanceof RunEvent run ? run(run) : new PrefixedIds(runId + ":").apply(event.body());
        return event.withBody(shown);
    }

    private EventBody run(RunEvent event) {
        if (event instanceof RunEvent.Started started) {
            return new RunEvent.Started(threadId, runId, started.protocolVersion(), started.timestamp());
        }
        if (event instanceof RunEvent.Finished finished) {
            return new RunEvent.Finished(
                    threadId, runId, finished.result(), finished.outcome(), finished.usage(), finished.timestamp());
        }
        return event instanceof RunEvent.Failed failed && failed.code() == RunStatus.CANCELLED
                ? new RunEvent.Finished(
                        threadId,
                        runId,
                        Optional.empty(),
                        RunEvent.Finished.Outcome.CANCELLED,
                        failed.usage(),
                        failed.timestamp())
                : event;
    }
}
