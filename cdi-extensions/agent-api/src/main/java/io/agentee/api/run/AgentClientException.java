package io.agentee.api.run;

import io.agentee.api.agent.AgentName;
import io.agentee.api.event.EventId;
import org.jspecify.annotations.Nullable;

/** Why an {@link AgentClient} did not do what it was asked for. */
public abstract sealed class AgentClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AgentClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** There is no agent of this name. */
    public static final class UnknownAgent extends AgentClientException {

        private static final long serialVersionUID = 1L;

        public UnknownAgent(AgentName agent) {
            this(agent.value());
        }

        /** For what a caller took for the name of an agent, and is not even that. */
        public UnknownAgent(String agent) {
            super("There is no agent '%s'.".formatted(agent), null);
        }
    }

    /** There is no run of this id. */
    public static final class UnknownRun extends AgentClientException {

        private static final long serialVersionUID = 1L;

        public UnknownRun(RunId runId) {
            super("There is no run '%s'.".formatted(runId), null);
        }
    }

    /** The event is none of this run. */
    public static final class UnknownEvent extends AgentClientException {

        private static final long serialVersionUID = 1L;

        public UnknownEvent(RunId runId, EventId eventId) {
            super("Run '%s' has no event '%s'.".formatted(runId, eventId), null);
        }
    }

    /** The run is over. */
    public static final class RunFinished extends AgentClientException {

        private static final long serialVersionUID = 1L;

        public RunFinished(RunId runId) {
            super("Run '%s' is over.".formatted(runId), null);
        }
    }

    /** The idempotency key was used for another request. */
    public static final class IdempotencyConflict extends AgentClientException {

        private static final long serialVersionUID = 1L;

        public IdempotencyConflict(String idempotencyKey) {
            super(
                    "The idempotency key '%s' was used with another request; use a new key for a new request."
                            .formatted(idempotencyKey),
                    null);
        }
    }

    /** No worker polls the task queue. */
    public static final class NoWorker extends AgentClientException {

        private static final long serialVersionUID = 1L;

        public NoWorker(String taskQueue) {
            super("No worker polls the task queue '%s'.".formatted(taskQueue), null);
        }
    }

    /** Temporal cannot be reached, or does not answer. */
    public static final class TemporalUnavailable extends AgentClientException {

        private static final long serialVersionUID = 1L;

        public TemporalUnavailable(Throwable cause) {
            super("The Temporal server cannot be reached.", cause);
        }
    }

    /** The input, or all of the request together, is over the limit. */
    public static final class InputTooLarge extends AgentClientException {

        private static final long serialVersionUID = 1L;

        public InputTooLarge(long bytes, long limit) {
            super("The input has %d bytes; at most %d are allowed.".formatted(bytes, limit), null);
        }
    }
}
