package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.RunStatus;
import java.util.List;
import java.util.Optional;

/** The beginning of a run and its ends. Each stream has one {@link Started}, first, and one of the ends, last. */
public sealed interface RunEvent extends EventBody {

    /**
     * {@code RUN_STARTED}.
     *
     * @param threadId the conversation; the run's own id when it belongs to none
     * @param runId the run
     * @param protocolVersion the version of AG-UI that the events are of
     * @param timestamp when, in milliseconds since 1970
     */
    record Started(String threadId, String runId, String protocolVersion, long timestamp) implements RunEvent {

        private static final String PROTOCOL_VERSION = "1.0";

        public Started {
            requireNonNull(threadId, "threadId is null");
            requireNonNull(runId, "runId is null");
            requireNonNull(protocolVersion, "protocolVersion is null");
        }

        /** A beginning in the words of the version that these types are of. */
        public static Started of(String threadId, String runId, long timestamp) {
            return new Started(threadId, runId, PROTOCOL_VERSION, timestamp);
        }
    }

    /**
     * {@code RUN_FINISHED}: the run is {@link RunStatus#COMPLETED}.
     *
     * @param threadId as in {@link Started}
     * @param runId as in {@link Started}
     * @param result the structured output where the agent has a response schema, else the text of the answer; empty when
     *     the run was cancelled
     * @param outcome how it finished
     * @param usage what the run has used; empty when nobody can say
     * @param timestamp when, in milliseconds since 1970
     */
    record Finished(
            String threadId,
            String runId,
            Optional<Object> result,
            Outcome outcome,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TokenUsage> usage,
            long timestamp)
            implements RunEvent {

        public Finished {
            requireNonNull(threadId, "threadId is null");
            requireNonNull(runId, "runId is null");
            requireNonNull(result, "result is null");
            requireNonNull(outcome, "outcome is null");
            requireNonNull(usage, "usage is null");
            usage = List.copyOf(usage);
        }

        /**
         * How a run finished.
         *
         * @param type {@code success} or {@code cancelled}
         */
        public record Outcome(String type) {

            /** The run has its answer. */
            public static final Outcome SUCCESS = new Outcome("success");

            /** The run was cancelled: how AG-UI says it. The streams of runs end with {@link Failed} then. */
            public static final Outcome CANCELLED = new Outcome("cancelled");

            public Outcome {
                requireNonNull(type, "type is null");
            }
        }
    }

    /**
     * {@code RUN_ERROR}: the run ended without an answer.
     *
     * @param message why
     * @param code its status: failed, cancelled or timed-out
     * @param usage what the run has used; empty when nobody can say
     * @param timestamp when, in milliseconds since 1970
     */
    record Failed(
            String message,
            RunStatus code,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TokenUsage> usage,
            long timestamp)
            implements RunEvent {

        public Failed {
            requireNonNull(message, "message is null");
            requireNonNull(code, "code is null");
            requireNonNull(usage, "usage is null");
            usage = List.copyOf(usage);
        }
    }
}
