package io.agentee.runtime.transcript;

import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import java.util.Map;

/**
 * How many bytes a thing has as JSON, about: exact for text, generous for the rest. Workflows decide by it, so it must
 * give the same answer for ever, which no library promises.
 */
public final class JsonSize {

    private static final int FRAME = 160;

    private JsonSize() {}

    /** Bytes of a text as a JSON string. */
    public static int of(String text) {
        int bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i));
        }
        return bytes;
    }

    /** Bytes of one character within a JSON string; a surrogate counts as half of its pair. */
    public static int of(char character) {
        if (character == '"' || character == '\\') {
            return 2;
        }
        if (character < 0x20) {
            return 6;
        }
        if (character < 0x80) {
            return 1;
        }
        // A lone surrogate is written as an escape of six bytes, or as one question mark: three is safe for pairs.
        return character < 0x800 ? 2 : 3;
    }

    /** Bytes of a message. */
    public static int of(Message message) {
        int bytes = FRAME + of(message.content());
        if (message instanceof Message.Assistant assistant) {
            bytes += assistant.reasoning().map(JsonSize::of).orElse(0);
            for (ToolCall call : assistant.toolCalls()) {
                bytes += FRAME + of(call.id().value()) + of(call.name()) + of(call.arguments());
            }
            bytes += ofTree(assistant.providerState());
        }
        if (message instanceof Message.ToolResult result) {
            bytes += of(result.toolCallId().value()) + of(result.toolName());
        }
        return bytes;
    }

    /** Bytes of a tree of maps, lists and plain values. */
    public static int ofTree(Object tree) {
        if (tree instanceof String text) {
            return of(text);
        }
        int bytes = 32;
        if (tree instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                bytes += 2 + of(String.valueOf(entry.getKey())) + ofTree(entry.getValue());
            }
        }
        if (tree instanceof Iterable<?> elements) {
            for (Object element : elements) {
                bytes += 1 + ofTree(element);
            }
        }
        return bytes;
    }
}
