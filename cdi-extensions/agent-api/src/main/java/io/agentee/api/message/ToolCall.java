package io.agentee.api.message;

import static java.util.Objects.requireNonNull;

/**
 * A tool call as a model asked for it. Nothing of it has been checked: the tool may not exist and the arguments may not
 * even be JSON.
 *
 * @param id identifies the call within the run
 * @param name the tool that the model named
 * @param arguments the arguments as the model wrote them, meant to be a JSON object
 */
public record ToolCall(ToolCallId id, String name, String arguments) {

    public ToolCall {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(arguments, "arguments is null");
    }
}
