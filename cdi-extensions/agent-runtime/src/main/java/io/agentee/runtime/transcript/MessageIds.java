package io.agentee.runtime.transcript;

import io.agentee.api.message.MessageId;

/** The ids of messages: what a run says, its watchers and its transcript call by the same names. */
public final class MessageIds {

    private MessageIds() {}

    /**
     * A message that is no answer of the model.
     *
     * @param messageCount how many messages stand before it
     */
    public static MessageId next(int messageCount) {
        return new MessageId("m" + (messageCount + 1));
    }

    /**
     * An answer of the model. What the attempts before it have streamed has other ids.
     *
     * @param messageCount how many messages stand before it
     * @param attempt the attempt that gave it, from 1
     */
    public static MessageId answer(int messageCount, int attempt) {
        MessageId first = next(messageCount);
        return attempt == 1 ? first : new MessageId("%s-%d".formatted(first, attempt));
    }

    /** The attempt that gave this answer. */
    public static int attempt(MessageId answer) {
        int dash = answer.value().indexOf('-');
        return dash < 0 ? 1 : Integer.parseInt(answer.value().substring(dash + 1));
    }
}
