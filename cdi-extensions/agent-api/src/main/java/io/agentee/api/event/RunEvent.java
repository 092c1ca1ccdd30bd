package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.RunStatus;
import java.util.List;

/** The beginning of a run and its ends. Each stream has one {@link Started}, first, and one of the ends, last. */
public sealed interface RunEvent extends EventBody {

    /**
     * {@code RUN_STARTED}.
     *
     * @param threadId the conversation; the run's own id when it belongs to none
     * @param runId the run
     * @param timestamp when, in milliseconds since 1970
     */
    record Started(String threadId, String runId, long timestamp) implements RunEvent {

        public Started {
            requireNonNull(threadId, "threadId is null");
            requireNonNull(runId, "runId is null");
        }
    }

    /**
     * {@code RUN_FINISHED}: the run is {@link RunStatus#COMPLETED}.
     *
     * @param threadId as in {@link Started}
     * @param runId as in {@link Started}
     * @param result the structured output where the agent has a response schema, else the text of the answer
     * @param outcome how it finished
     * @param usage what the run has used
     * @param timestamp when, in milliseconds since 1970
     */
    record Finished(
            String threadId, String runId, Object result, Outcome outcome, List<TokenUsage> usage, long timestamp)
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
         * @param type {@code success}
         */
        public record Outcome(String type) {

            /** The run has its answer. */
            public static final Outcome SUCCESS = new Outcome("success");

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
