package io.agentee.server.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Tells of tool calls: a line for each call, and one for what it came to. */
final class ToolNotes {

    private static final int LONGEST = 200;

    private final RunScreen screen;
    private final Map<String, Call> calls = new HashMap<>();

    ToolNotes(RunScreen screen) {
        this.screen = screen;
    }

    private record Call(String tool, StringBuilder arguments) {}

    void take(String type, JsonNode event) {
        String id = event.path("toolCallId").asText();
        Call call = calls.computeIfAbsent(id, unknown -> new Call(name(event), new StringBuilder()));
        switch (type) {
            case "TOOL_CALL_ARGS" -> call.arguments().append(event.path("delta").asText());
            case "TOOL_CALL_END" ->
                screen.note(
                        "tool " + call.tool() + " " + shortened(call.arguments().toString()));
            case "TOOL_CALL_RESULT" -> {
                screen.note("tool " + call.tool() + " => "
                        + shortened(event.path("content").asText()));
                calls.remove(id);
            }
            default -> {
                // The start, of which there is nothing to tell yet.
            }
        }
    }

    private static String name(JsonNode event) {
        return event.path("toolCallName")
                .asText("call " + event.path("toolCallId").asText());
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
