package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import java.util.Optional;

/** The beginning of a sub-run and its ends. What happens in it stands between them, each event with the sub-run's id. */
public sealed interface SubagentEvent extends EventBody {

    /** The sub-run. */
    RunId subagentRunId();

    /**
     * {@code SUBAGENT_STARTED}.
     *
     * @param subagentRunId the sub-run
     * @param name its agent
     * @param description what the agent is for
     * @param parentSubagentRunId the sub-run that began it; empty when the run itself did
     * @param parentToolCallId the call that it is the answer to
     * @param parentMessageId the answer that asks for it
     * @param timestamp when, in milliseconds since 1970
     */
    record Started(
            RunId subagentRunId,
            String name,
            Optional<String> description,
            Optional<RunId> parentSubagentRunId,
            ToolCallId parentToolCallId,
            MessageId parentMessageId,
            long timestamp)
            implements SubagentEvent {

        public Started {
            requireNonNull(subagentRunId, "subagentRunId is null");
            requireNonNull(name, "name is null");
            requireNonNull(description, "description is null");
            requireNonNull(parentSubagentRunId, "parentSubagentRunId is null");
            requireNonNull(parentToolCallId, "parentToolCallId is null");
            requireNonNull(parentMessageId, "parentMessageId is null");
        }

        /** The same, begun by this sub-run. */
        public Started within(RunId parent) {
            return new Started(
                    subagentRunId,
                    name,
                    description,
                    Optional.of(parent),
                    parentToolCallId,
                    parentMessageId,
                    timestamp);
        }
    }

    /**
     * {@code SUBAGENT_FINISHED}: the sub-run is {@link RunStatus#COMPLETED}.
     *
     * @param subagentRunId the sub-run
     * @param result as in {@link RunEvent.Finished}
     * @param timestamp when, in milliseconds since 1970
     */
    record Finished(RunId subagentRunId, Object result, long timestamp) implements SubagentEvent {

        public Finished {
            requireNonNull(subagentRunId, "subagentRunId is null");
            requireNonNull(result, "result is null");
        }
    }

    /**
     * {@code SUBAGENT_ERROR}: the sub-run ended without an answer.
     *
     * @param subagentRunId the sub-run
     * @param message why
     * @param code its status: failed, cancelled or timed-out
     * @param timestamp when, in milliseconds since 1970
     */
    record Failed(RunId subagentRunId, String message, RunStatus code, long timestamp) implements SubagentEvent {

        public Failed {
            requireNonNull(subagentRunId, "subagentRunId is null");
            requireNonNull(message, "message is null");
            requireNonNull(code, "code is null");
        }
    }
}
