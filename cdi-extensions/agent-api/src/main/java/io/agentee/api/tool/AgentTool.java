package io.agentee.api.tool;

import io.agentee.api.policy.ReviewedCall;

/**
 * SPI of a tool, whatever its origin. Implementations are called by many threads at once.
 */
public interface AgentTool {

    /** The tool as a model sees it; constant for the life of the deployment. */
    ToolSpecification specification();

    /**
     * Says whether a call is permitted, for its caller and with its arguments: before a policy or a human is asked, and
     * right before each {@link #call}, on a thread of the container.
     *
     * @throws ToolDeniedException if it is not; its message is for the model
     */
    default void authorize(ReviewedCall call) {}

    /**
     * Executes one call on a thread of the container, in the application's context. Whoever calls has asked
     * {@link #authorize} for these arguments just before: the tool need not ask again.
     *
     * @param arguments a JSON object that is valid against the tool's schema
     * @param context the call
     * @return the result for the model: JSON, or plain text
     * @throws ToolArgumentException if the arguments are wrong beyond what the schema says; told to the model, never
     *     retried
     * @throws Exception if the tool fails; its message becomes the result that the model reads. Tools that may be
     *     repeated are retried first
     */
    String call(String arguments, ToolCallContext context) throws Exception;
}
