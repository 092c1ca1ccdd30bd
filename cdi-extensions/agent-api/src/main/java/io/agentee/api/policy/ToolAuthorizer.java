package io.agentee.api.policy;

/**
 * SPI: says whether a call of one tool is permitted at all, for its caller and with its arguments. A CDI bean, which a
 * tool refers to by {@code @Tool(authorizer = …)}. Asked before any policy and before any human, and once more right
 * before the call is made, on a thread of the worker's executor.
 */
@FunctionalInterface
public interface ToolAuthorizer {

    /** Permits every call: the authorizer of a tool that names none. */
    final class PermitAll implements ToolAuthorizer {
        @Override
        public void authorize(ReviewedCall call) {}
    }

    /**
     * Returns if the call is permitted.
     *
     * @throws io.agentee.api.tool.ToolDeniedException if it is not; its message is for the model
     */
    void authorize(ReviewedCall call);
}
