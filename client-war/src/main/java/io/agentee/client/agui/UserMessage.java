package io.agentee.client.agui;

import io.agentee.client.json.InvalidRequestException;
import io.agentee.client.json.ValidText;
import io.agentee.client.json.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message by which the user asks for a run.
 *
 * @param pointer where it stands in the body
 * @param message its JSON
 */
record UserMessage(String pointer, Map<String, Object> message) {

    /**
     * The last of these messages, of which there is one at least.
     *
     * @throws InvalidRequestException if it is not the user's
     */
    static UserMessage last(List<Map<String, Object>> messages) {
        int index = messages.size() - 1;
        String pointer = "/messages/" + index;
        Map<String, Object> message = messages.get(index);
        if (message == null) {
            throw invalid(pointer, "A message must be a JSON object.");
        }
        if (!"user".equals(message.get("role"))) {
            throw invalid(pointer + "/role", "The last message must have the role 'user'.");
        }
        return new UserMessage(pointer, message);
    }

    /**
     * What the user says: the content, or its parts, one to a line.
     *
     * @throws InvalidRequestException if there is none, or more than text
     */
    String text() {
        String text = content();
        if (!ValidText.Validator.isValid(text, true, true)) {
            throw invalid(pointer + "/content", "The content must be text that is not blank.");
        }
        return text;
    }

    private String content() {
        Object content = message.get("content");
        if (content instanceof String text) {
            return text;
        }
        if (content instanceof List<?> parts) {
            return joined(parts);
        }
        throw invalid(pointer + "/content", "The content must be a string, or an array of parts.");
    }

    private String joined(List<?> parts) {
        List<String> texts = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (textOf(parts.get(i)) instanceof String text) {
                texts.add(text);
            } else {
                violations.add(new Violation(
                        pointer + "/content/" + i,
                        "A part must be of the type 'text', and have a text: no other is supported."));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
        return String.join("\n", texts);
    }

    private static @Nullable Object textOf(@Nullable Object part) {
        return part instanceof Map<?, ?> fields && "text".equals(fields.get("type")) ? fields.get("text") : null;
    }

    private static InvalidRequestException invalid(String pointer, String detail) {
        return new InvalidRequestException(List.of(new Violation(pointer, detail)));
    }
}
