package io.agentee.models.langchain;

import io.agentee.models.json.Json;
import java.util.List;
import java.util.Map;

/** Events as Anthropic streams them. */
final class AnthropicEvents {

    static final Map<String, Object> START = Map.of(
            "type",
            "message_start",
            "message",
            Map.of(
                    "id",
                    "msg_1",
                    "role",
                    "assistant",
                    "model",
                    "model-1",
                    "usage",
                    Map.of(
                            "input_tokens", 6,
                            "cache_creation_input_tokens", 2,
                            "cache_read_input_tokens", 3,
                            "output_tokens", 1)));

    private AnthropicEvents() {}

    static void addText(List<String> events, int index, String... parts) {
        events.add(blockStart(index, Map.of("type", "text", "text", "")));
        for (String part : parts) {
            events.add(blockDelta(index, Map.of("type", "text_delta", "text", part)));
        }
        events.add(blockStop(index));
    }

    static String argumentsDelta(int index, String part) {
        return blockDelta(index, Map.of("type", "input_json_delta", "partial_json", part));
    }

    static String blockStart(int index, Map<String, Object> block) {
        return event(Map.of("type", "content_block_start", "index", index, "content_block", block));
    }

    static String blockDelta(int index, Map<String, Object> delta) {
        return event(Map.of("type", "content_block_delta", "index", index, "delta", delta));
    }

    static String blockStop(int index) {
        return event(Map.of("type", "content_block_stop", "index", index));
    }

    static List<String> ended(List<String> events, String reason) {
        events.add(event(Map.of(
                "type", "message_delta", "delta", Map.of("stop_reason", reason), "usage", Map.of("output_tokens", 7))));
        events.add(event(Map.of("type", "message_stop")));
        return events;
    }

    static String event(Map<String, Object> data) {
        return "event: %s\ndata: %s\n\n".formatted(data.get("type"), Json.write(data));
    }
}
