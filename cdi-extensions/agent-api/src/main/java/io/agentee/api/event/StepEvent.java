package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

/** The turns of a run: a model call and the tool calls that it asks for. */
public sealed interface StepEvent extends EventBody {

    /**
     * {@code STEP_STARTED}.
     *
     * @param stepName {@code turn-1} and so on
     * @param timestamp when, in milliseconds since 1970
     */
    record Started(String stepName, long timestamp) implements StepEvent {

        public Started {
            requireNonNull(stepName, "stepName is null");
        }
    }

    /**
     * {@code STEP_FINISHED}.
     *
     * @param stepName as in {@link Started}
     * @param timestamp when, in milliseconds since 1970
     */
    record Finished(String stepName, long timestamp) implements StepEvent {

        public Finished {
            requireNonNull(stepName, "stepName is null");
        }
    }
}
