package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.MessageId;

/** What the model thinks aloud before it answers, as it comes: one message within one span of the same id. */
public sealed interface ReasoningEvent extends EventBody {

    /** Identifies the span and the message; not that of the answer. */
    MessageId messageId();

    /**
     * {@code REASONING_START}.
     *
     * @param messageId identifies the span
     * @param timestamp when, in milliseconds since 1970
     */
    record Start(MessageId messageId, long timestamp) implements ReasoningEvent {

        public Start {
            requireNonNull(messageId, "messageId is null");
        }
    }

    /**
     * {@code REASONING_MESSAGE_START}.
     *
     * @param messageId identifies the message
     * @param role {@code reasoning}
     * @param timestamp when, in milliseconds since 1970
     */
    record MessageStart(MessageId messageId, String role, long timestamp) implements ReasoningEvent {

        public MessageStart {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(role, "role is null");
        }
    }

    /**
     * {@code REASONING_MESSAGE_CONTENT}.
     *
     * @param messageId identifies the message
     * @param delta more of its text; never empty
     * @param timestamp when, in milliseconds since 1970
     */
    record MessageContent(MessageId messageId, String delta, long timestamp) implements ReasoningEvent {

        public MessageContent {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(delta, "delta is null");
        }
    }

    /**
     * {@code REASONING_MESSAGE_END}.
     *
     * @param messageId identifies the message
     * @param timestamp when, in milliseconds since 1970
     */
    record MessageEnd(MessageId messageId, long timestamp) implements ReasoningEvent {

        public MessageEnd {
            requireNonNull(messageId, "messageId is null");
        }
    }

    /**
     * {@code REASONING_END}.
     *
     * @param messageId identifies the span
     * @param timestamp when, in milliseconds since 1970
     */
    record End(MessageId messageId, long timestamp) implements ReasoningEvent {

        public End {
            requireNonNull(messageId, "messageId is null");
        }
    }
}
