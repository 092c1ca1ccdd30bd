package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.MessageId;

/** A message of the model, as it comes. */
public sealed interface TextEvent extends EventBody {

    /** Identifies the message; another attempt of the same model call has another. */
    MessageId messageId();

    /**
     * {@code TEXT_MESSAGE_START}.
     *
     * @param messageId identifies the message
     * @param role {@code assistant}
     * @param timestamp when, in milliseconds since 1970
     */
    record Start(MessageId messageId, String role, long timestamp) implements TextEvent {

        public Start {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(role, "role is null");
        }
    }

    /**
     * {@code TEXT_MESSAGE_CONTENT}.
     *
     * @param messageId identifies the message
     * @param delta more of its text; never empty
     * @param timestamp when, in milliseconds since 1970
     */
    record Content(MessageId messageId, String delta, long timestamp) implements TextEvent {

        public Content {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(delta, "delta is null");
        }
    }

    /**
     * {@code TEXT_MESSAGE_END}.
     *
     * @param messageId identifies the message
     * @param timestamp when, in milliseconds since 1970
     */
    record End(MessageId messageId, long timestamp) implements TextEvent {

        public End {
            requireNonNull(messageId, "messageId is null");
        }
    }
}
