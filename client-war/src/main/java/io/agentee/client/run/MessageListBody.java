package io.agentee.client.run;

import io.agentee.api.message.Message;
import io.agentee.client.json.JsonBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A transcript.
 *
 * @param items all messages, in order
 */
@Schema(name = "MessageList", description = "The transcript of a run")
public record MessageListBody(List<MessageBody> items) implements JsonBody {

    static MessageListBody of(List<Message> messages) {
        return new MessageListBody(messages.stream().map(MessageBody::of).toList());
    }
}
