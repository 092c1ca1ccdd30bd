package io.agentee.api.tool;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A tool as an agent's definition carries it and as a model sees it.
 *
 * @param name what the model calls it: letters, digits, {@code _} and {@code -}, at most 64
 * @param description what it does, for the model
 * @param parameters the schema of its arguments, an object
 * @param effect what repeating a call would do
 * @param source where it comes from, such as {@code bean:OrderTools}; {@code agent:researcher} for a sub-agent
 * @param approvalRequired whether the tool itself asks for approval of each call
 */
public record ToolSpecification(
        String name,
        String description,
        JsonSchema parameters,
        ToolEffect effect,
        String source,
        boolean approvalRequired) {

    private static final Pattern LEGAL_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * @throws IllegalArgumentException if the name is not legal
     */
    public ToolSpecification {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(parameters, "parameters is null");
        requireNonNull(effect, "effect is null");
        requireNonNull(source, "source is null");
        if (!isLegalName(name)) {
            throw new IllegalArgumentException(
                    "tool name '%s' must be 1 to 64 letters, digits, '_' and '-'".formatted(name));
        }
    }

    /** Whether this text could name a tool. */
    public static boolean isLegalName(String name) {
        return LEGAL_NAME.matcher(name).matches();
    }
}
