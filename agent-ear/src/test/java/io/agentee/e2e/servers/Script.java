package io.agentee.e2e.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scripted model is to play, a step for each of its calls.
 *
 * @param steps the elements of the script
 */
public record Script(List<Map<String, Object>> steps) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A call that the model asks for.
     *
     * @param name of the tool
     * @param arguments by name
     */
    public record ToolCall(String name, Map<String, Object> arguments) {}

    public Script {
        steps = List.copyOf(steps);
    }

    public static Script begin() {
        return new Script(List.of());
    }

    public Script text(String text) {
        return step(Map.of("text", text));
    }

    public Script slowText(String text, int delayMs) {
        return step(Map.of("text", text, "delayMs", delayMs));
    }

    /** A call of one tool, its arguments as names and values in turn. */
    public Script call(String tool, Object... arguments) {
        return step(Map.of("toolCalls", List.of(toolCall(tool, arguments))));
    }

    /** A call of one tool for which the model thinks this long. */
    public Script slowCall(int delayMs, String tool, Object... arguments) {
        return step(Map.of("toolCalls", List.of(toolCall(tool, arguments)), "delayMs", delayMs));
    }

    /** Calls of several tools in one turn. */
    public Script calls(ToolCall... calls) {
        return step(Map.of("toolCalls", List.of(calls)));
    }

    public static ToolCall toolCall(String tool, Object... arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], arguments[i + 1]);
        }
        return new ToolCall(tool, named);
    }

    /** A call that hands a task to a sub-agent, whose model plays this. */
    public static ToolCall task(String agent, Script script) {
        return toolCall("subagent_" + agent, "instruction", script.input());
    }

    public Script echoLastResult() {
        return step(Map.of("echoLastResult", true));
    }

    public Script hang() {
        return step(Map.of("hang", true));
    }

    /** The provider is busy once and says when to come back. */
    public Script busyOnce(int retryAfterSeconds) {
        return step(Map.of("error", Map.of("status", 429, "retryAfter", retryAfterSeconds), "times", 1));
    }

    public Script step(Map<String, Object> step) {
        List<Map<String, Object>> all = new ArrayList<>(steps);
        all.add(step);
        return new Script(all);
    }

    /** The input that makes the scripted model play this. */
    public String input() {
        try {
            return "Play this.\n```script\n" + JSON.writeValueAsString(steps) + "\n```";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
